using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class StartTests
{
    [Theory, BothModes]
    public async Task Behaviour_5_a_finished_instance_of_the_same_id_is_replaced(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context =>
        {
            context.SetCustomStatus($"run {context.GetInput<int>()}");
            return Task.FromResult(new { Input = context.GetInput<int>(), Id = context.NewGuid() });
        });

        await host.StartInstanceAsync("Main", 1, "one");
        var first = await host.EndAsync("one");
        await host.StartInstanceAsync("Main", 2, "one");
        var second = await host.EndAsync("one");

        Assert.Equal(2, second.ReadInputAs<int>());
        Assert.Equal("run 2", second.ReadCustomStatusAs<string>());
        Assert.NotEqual(first.SerializedOutput, second.SerializedOutput);
    }

    [Theory, BothModes]
    public async Task Behaviour_5_a_running_instance_of_the_same_id_refuses_the_start(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.WaitForExternalEvent<int>("Number"));
        await host.StartInstanceAsync("Main", id: "one");
        await host.QuietAsync();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartInstanceAsync("Main", id: "one"));
        await host.Client.RaiseEventAsync("one", "Number", 6);

        Assert.Contains("'one' is Running", refused.Message, StringComparison.Ordinal);
        Assert.Equal(6, (await host.EndAsync("one")).ReadOutputAs<int>());
    }

    [Theory, BothModes]
    public async Task Behaviour_5_a_pending_instance_of_the_same_id_refuses_the_start(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", _ => Task.CompletedTask);
        var options = new StartOrchestrationOptions("one", EngineHost.Beginning.AddDays(1));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, options);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartInstanceAsync("Main", id: "one"));
    }

    [Theory, BothModes]
    public async Task Behaviour_5_of_many_starts_at_once_with_one_id_exactly_one_is_taken(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            await context.WaitForExternalEvent<object>("Go");
            return context.GetInput<int>();
        });

        var starts = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            try
            {
                await host.StartInstanceAsync("Main", number, "one");
                return number;
            }
            catch (InvalidOperationException)
            {
                return -1;
            }
        }));
        await host.Client.RaiseEventAsync("one", "Go");

        var winner = Assert.Single(starts, start => start >= 0);
        Assert.Equal(winner, (await host.EndAsync("one")).ReadOutputAs<int>());
    }

    [Theory, BothModes]
    public async Task Behaviour_5_a_message_to_an_unknown_or_ended_instance_goes_nowhere_silently(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.WaitForExternalEvent<int>("Number"));
        await host.StartInstanceAsync("Main", id: "one");
        await host.Client.RaiseEventAsync("one", "Number", 1);
        await host.EndAsync("one");

        await host.Client.RaiseEventAsync("one", "Number", 2);
        await host.Client.RaiseEventAsync("nobody", "Number", 2);
        await host.Client.TerminateInstanceAsync("nobody", (object?)null);
        await host.Client.SuspendInstanceAsync("one");
        await host.StartInstanceAsync("Main", id: "one");
        await host.QuietAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync("one")).RuntimeStatus);
        Assert.Null(await host.Client.GetInstanceAsync("nobody"));
    }

    [Theory, BothModes]
    public async Task Behaviour_5_events_of_the_finished_instance_do_not_reach_the_one_that_replaces_it(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            var run = await context.WaitForExternalEvent<int>("Event");
            context.SendEvent(context.InstanceId, "Event", -1);
            return run;
        });

        for (var run = 0; run < 50; run++)
        {
            await host.StartInstanceAsync("Main", id: "one");
            var stale = Enumerable.Range(0, 5).Select(_ => host.Client.RaiseEventAsync("one", "Event", run)).ToArray();
            Assert.Equal(run, (await host.EndAsync("one")).ReadOutputAs<int>());
            await Task.WhenAll(stale);
        }

        Assert.Equal(0, host.CountRows("Inbox"));
    }

    [Theory, BothModes]
    public async Task A_scheduled_start_waits_for_its_time_and_keeps_events_until_then(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context => new { At = context.CurrentUtcDateTime, Number = await context.WaitForExternalEvent<int>("Number") });
        var at = EngineHost.Beginning.AddDays(10);

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, new StartOrchestrationOptions("one", at));
        await host.Client.RaiseEventAsync("one", "Number", 5);
        await host.QuietAsync();
        var (pending, due) = (await host.GetAsync("one"), host.Engine.NextDue);
        await host.RestartAsync();
        await host.AdvanceAsync(TimeSpan.FromDays(10));

        Assert.Equal(OrchestrationRuntimeStatus.Pending, pending.RuntimeStatus);
        Assert.Equal(at, due);
        Assert.Equal("""{"At":"2026-03-12T01:00:00Z","Number":5}""", (await host.EndAsync("one")).SerializedOutput);
    }

    [Theory, BothModes]
    public async Task A_scheduled_start_can_be_terminated_before_its_time(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", _ => throw new InvalidOperationException("must not begin"));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, new StartOrchestrationOptions("one", EngineHost.Beginning.AddDays(10)));

        await host.Client.TerminateInstanceAsync("one", "no longer needed");
        var ended = await host.EndAsync("one");

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended.RuntimeStatus);
        Assert.Null(host.Engine.NextDue);
    }

    [Theory, BothModes]
    public async Task An_orchestrator_that_the_app_lacks_fails_the_instance_with_its_name(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);

        var ended = await host.RunAsync("Absent");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal("No orchestrator named 'Absent' was found in the app.", ended.FailureDetails!.ErrorMessage);
    }

    [Theory, BothModes]
    public async Task The_version_given_at_the_start_stays_with_the_run(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Child", context => Task.FromResult(context.Version));
        host.Code.Orchestrator("Main", async context =>
        {
            var child = await context.CallSubOrchestratorAsync<string>("Child", null, new SubOrchestrationOptions { Version = "7.1" });
            var plain = await context.CallSubOrchestratorAsync<string>("Child");
            return $"{context.Version} {child} '{plain}'";
        });

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, new StartOrchestrationOptions("one") { Version = "2.0" });

        Assert.Equal("2.0 7.1 ''", (await host.EndAsync("one")).ReadOutputAs<string>());
    }
}
