using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class RestartTests
{
    [Theory, BothModes]
    public async Task An_activity_that_had_no_result_runs_again_after_a_restart(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        var runs = 0;
        host.Code.Activity<int>("Slow", async (_, cancellationToken) =>
        {
            if (Interlocked.Increment(ref runs) == 1) await Task.Delay(Timeout.Infinite, cancellationToken);
            return "done";
        });
        host.Code.Orchestrator("Main", context => context.CallActivityAsync<string>("Slow", 0));

        var id = await host.StartInstanceAsync("Main");
        while (Volatile.Read(ref runs) == 0) await Task.Yield();
        await host.RestartAsync();

        Assert.Equal("done", (await host.EndAsync(id)).ReadOutputAs<string>());
        Assert.Equal(2, runs);
    }

    [Theory, BothModes]
    public async Task Waiting_activities_beyond_the_limit_survive_a_restart(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        var open = false;
        host.Code.Activity<int>("Gate", async (number, cancellationToken) =>
        {
            if (!Volatile.Read(ref open)) await Task.Delay(Timeout.Infinite, cancellationToken);
            return number;
        });
        host.Code.Orchestrator("Main", async context =>
            (await Task.WhenAll(Enumerable.Range(1, 40).Select(number => context.CallActivityAsync<int>("Gate", number)))).Sum());

        var id = await host.StartInstanceAsync("Main");
        await host.Client.WaitForInstanceStartAsync(id);
        Volatile.Write(ref open, true);
        await host.RestartAsync();

        Assert.Equal(820, (await host.EndAsync(id)).ReadOutputAs<int>());
        Assert.Equal(0, host.CountRows("Tasks"));
    }

    [Theory, BothModes]
    public async Task Timers_events_and_locals_survive_a_restart(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            var sum = await context.WaitForExternalEvent<int>("Number");
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            return sum + await context.WaitForExternalEvent<int>("Number");
        });

        var id = await host.StartInstanceAsync("Main");
        await host.Client.RaiseEventAsync(id, "Number", 1);
        await host.Client.RaiseEventAsync(id, "Number", 20);
        await host.QuietAsync();
        await host.RestartAsync();
        var due = host.Engine.NextDue;
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(EngineHost.Beginning.AddHours(1), due);
        Assert.Equal(21, (await host.EndAsync(id)).ReadOutputAs<int>());
    }

    [Theory, BothModes]
    public async Task Timers_that_came_due_while_the_engine_was_down_fire_at_the_start(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None));

        var id = await host.StartInstanceAsync("Main");
        await host.QuietAsync();
        await host.Engine.StopAsync(CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.RestartAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.EndAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task Cold_instances_beyond_the_warm_limit_go_on_by_replay()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm, options => options with { WarmInstances = 3 });
        host.Code.Orchestrator("Main", async context => await context.WaitForExternalEvent<int>("Number") + await context.WaitForExternalEvent<int>("Number"));
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.StartInstanceAsync("Main")));

        foreach (var id in ids.Concat(ids)) await host.Client.RaiseEventAsync(id, "Number", 4);

        Assert.All(await Task.WhenAll(ids.Select(host.EndAsync)), ended => Assert.Equal(8, ended.ReadOutputAs<int>()));
    }

    [Fact]
    public async Task Nothing_is_left_behind_by_finished_instances_but_their_rows_and_histories()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);
        host.Code.Activity<int, int>("Same", number => number);
        host.Code.Orchestrator("Main", async context =>
        {
            using var cancel = new CancellationTokenSource();
            _ = context.CreateTimer(TimeSpan.FromDays(1), cancel.Token);
            var number = await context.WaitForExternalEvent<int>("Number");
            cancel.Cancel();
            return await context.CallActivityAsync<int>("Same", number);
        });
        var id = await host.StartInstanceAsync("Main");
        foreach (var number in new[] { 1, 2, 3 }) await host.Client.RaiseEventAsync(id, "Number", number);
        await host.EndAsync(id);

        Assert.Equal((0, 0, 0), (host.CountRows("Tasks"), host.CountRows("Timers"), host.CountRows("Inbox")));
        Assert.Equal(1, host.CountRows("Instances"));
    }
}
