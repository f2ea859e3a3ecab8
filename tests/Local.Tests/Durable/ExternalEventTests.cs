using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class ExternalEventTests
{
    [Theory, BothModes]
    public async Task Behaviour_1_event_names_are_case_insensitive(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.WaitForExternalEvent<int>("Decision"));

        var id = await host.StartInstanceAsync("Main");
        await host.Client.RaiseEventAsync(id, "dECISION", 3);

        Assert.Equal(3, (await host.EndAsync(id)).ReadOutputAs<int>());
    }

    [Theory, BothModes]
    public async Task Behaviour_1_unconsumed_events_queue_first_in_first_out(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            await context.WaitForExternalEvent<object>("Go");
            var taken = new List<int>();
            for (var count = 0; count < 3; count++) taken.Add(await context.WaitForExternalEvent<int>("Number"));
            return taken;
        });

        var id = await host.StartInstanceAsync("Main");
        foreach (var number in new[] { 1, 2, 3 }) await host.Client.RaiseEventAsync(id, "Number", number);
        await host.Client.RaiseEventAsync(id, "Go");

        Assert.Equal(new[] { 1, 2, 3 }, (await host.EndAsync(id)).ReadOutputAs<List<int>>()!);
    }

    [Theory, BothModes]
    public async Task Behaviour_1_waiters_are_last_in_first_out(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            var first = context.WaitForExternalEvent<int>("Number");
            var second = context.WaitForExternalEvent<int>("Number");
            await Task.WhenAll(first, second);
            return new[] { await first, await second };
        });

        var id = await host.StartInstanceAsync("Main");
        await host.Client.RaiseEventAsync(id, "Number", 1);
        await host.Client.RaiseEventAsync(id, "Number", 2);

        Assert.Equal(new[] { 2, 1 }, (await host.EndAsync(id)).ReadOutputAs<List<int>>()!);
    }

    [Theory, BothModes]
    public async Task Behaviour_1_a_new_wait_goes_before_one_given_up_by_a_timeout(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            try
            {
                await context.WaitForExternalEvent<int>("Number", TimeSpan.FromHours(1));
            }
            catch (TaskCanceledException)
            {
                // Given up; it still stands behind the next wait.
            }

            return await context.WaitForExternalEvent<int>("Number", TimeSpan.FromHours(1));
        });

        var id = await host.StartInstanceAsync("Main");
        await host.AdvanceAsync(TimeSpan.FromMinutes(61));
        await host.Client.RaiseEventAsync(id, "Number", 1);
        await host.Client.RaiseEventAsync(id, "Number", 2);

        Assert.Equal(1, (await host.EndAsync(id)).ReadOutputAs<int>());
    }

    [Theory, BothModes]
    public async Task Behaviour_1_a_wait_that_was_given_up_still_takes_the_next_event(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            using var giveUp = new CancellationTokenSource();
            var abandoned = context.WaitForExternalEvent<int>("Number", giveUp.Token);
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            giveUp.Cancel();
            await context.WaitForExternalEvent<object>("Go");
            var later = context.WaitForExternalEvent<int>("Number");
            return new { Abandoned = abandoned.IsCanceled, Later = await later };
        });

        var id = await host.StartInstanceAsync("Main");
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.Client.RaiseEventAsync(id, "Number", 1);
        await host.Client.RaiseEventAsync(id, "Go");
        await host.Client.RaiseEventAsync(id, "Number", 2);

        Assert.Equal("""{"Abandoned":true,"Later":2}""", (await host.EndAsync(id)).SerializedOutput);
    }

    [Theory, BothModes]
    public async Task Behaviour_1_a_wait_with_timeout_throws_TaskCanceledException(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.WaitForExternalEvent<int>("Number", TimeSpan.FromHours(1)));

        var id = await host.StartInstanceAsync("Main");
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        var ended = await host.EndAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.True(ended.FailureDetails!.IsCausedBy<TaskCanceledException>());
    }

    [Theory, BothModes]
    public async Task A_wait_with_timeout_cancels_its_timer_when_the_event_comes(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.WaitForExternalEvent<int>("Number", TimeSpan.FromDays(1)));

        var id = await host.StartInstanceAsync("Main");
        await host.QuietAsync();
        await host.Client.RaiseEventAsync(id, "Number", 4);

        Assert.Equal(4, (await host.EndAsync(id)).ReadOutputAs<int>());
        Assert.Null(host.Engine.NextDue);
    }

    [Theory, BothModes]
    public async Task Waits_for_one_name_must_ask_for_one_type(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            _ = context.WaitForExternalEvent<int>("Number");
            return await context.WaitForExternalEvent<string>("Number");
        });

        var ended = await host.RunAsync("Main");

        Assert.Contains("must ask for one type", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory, BothModes]
    public async Task An_event_that_cannot_be_read_fails_the_wait_with_its_name(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.WaitForExternalEvent<int>("Number"));

        var id = await host.StartInstanceAsync("Main");
        await host.Client.RaiseEventAsync(id, "Number", "no number");

        Assert.StartsWith("The event 'Number' cannot be read as System.Int32", (await host.EndAsync(id)).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory, BothModes]
    public async Task An_orchestrator_sends_events_to_another_instance(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Receiver", async context =>
        {
            var (first, second) = (await context.WaitForExternalEvent<string>("Word"), await context.WaitForExternalEvent<string>("Word"));
            return first + second;
        });
        host.Code.Orchestrator("Sender", context =>
        {
            context.SendEvent(context.GetInput<string>()!, "Word", "one ");
            context.SendEvent(context.GetInput<string>()!, "Word", "two");
            context.SendEvent("nobody", "Word", "lost");
            return Task.CompletedTask;
        });

        var receiver = await host.StartInstanceAsync("Receiver");
        var sender = await host.RunAsync("Sender", receiver);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, sender.RuntimeStatus);
        Assert.Equal("one two", (await host.EndAsync(receiver)).ReadOutputAs<string>());
    }
}
