using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class ContinueAsNewTests
{
    [Theory, BothModes]
    public async Task ContinueAsNew_begins_anew_with_the_next_input_and_an_empty_history(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int, int>("Increment", number => number + 1);
        host.Code.Orchestrator("Main", async context =>
        {
            var number = await context.CallActivityAsync<int>("Increment", context.GetInput<int>());
            if (number < 30) context.ContinueAsNew(number);
            return number;
        });

        var ended = await host.RunAsync("Main", 0);

        Assert.Equal(30, ended.ReadOutputAs<int>());
        Assert.Equal(29, ended.ReadInputAs<int>());
        Assert.Equal(2, host.CountRows("History"));
    }

    [Theory, BothModes]
    public async Task Behaviour_6_ContinueAsNew_carries_unconsumed_events_over_in_order(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            var taken = context.GetInput<List<int>>()!;
            taken.Add(await context.WaitForExternalEvent<int>("Number"));
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            if (taken.Count < 4) context.ContinueAsNew(taken);
            return taken;
        });

        var id = await host.StartInstanceAsync("Main", Array.Empty<int>());
        foreach (var number in new[] { 1, 2, 3, 4 }) await host.Client.RaiseEventAsync(id, "Number", number);
        await host.QuietAsync();
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        await host.RestartAsync();
        await host.AdvanceAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(new[] { 1, 2, 3, 4 }, (await host.EndAsync(id)).ReadOutputAs<List<int>>()!);
    }

    [Theory, BothModes]
    public async Task ContinueAsNew_drops_unconsumed_events_where_asked_to(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            if (context.GetInput<bool>()) return await context.WaitForExternalEvent<int>("Number");
            await context.WaitForExternalEvent<object>("Go");
            context.ContinueAsNew(true, preserveUnprocessedEvents: false);
            return 0;
        });

        var id = await host.StartInstanceAsync("Main", false);
        await host.Client.RaiseEventAsync(id, "Number", 1);
        await host.Client.RaiseEventAsync(id, "Go");
        await host.QuietAsync();
        await host.Client.RaiseEventAsync(id, "Number", 2);

        Assert.Equal(2, (await host.EndAsync(id)).ReadOutputAs<int>());
    }

    [Theory, BothModes]
    public async Task Behaviour_2_ContinueAsNew_waits_for_open_timers(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context =>
        {
            if (context.GetInput<int>() == 1) return Task.FromResult("second run");
            _ = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            context.ContinueAsNew(1);
            return Task.FromResult("first run");
        });

        var id = await host.StartInstanceAsync("Main", 0);
        await host.QuietAsync();
        var waiting = await host.GetAsync(id);
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Running, waiting.RuntimeStatus);
        Assert.Equal("second run", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Theory, BothModes]
    public async Task A_child_that_continued_as_new_answers_its_parent_at_its_end(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Child", context =>
        {
            var round = context.GetInput<int>();
            if (round < 3) context.ContinueAsNew(round + 1);
            return Task.FromResult($"round {round} for {context.Parent!.InstanceId}");
        });
        host.Code.Orchestrator("Main", context => context.CallSubOrchestratorAsync<string>("Child", 0));

        await host.StartInstanceAsync("Main", id: "parent");

        Assert.Equal("round 3 for parent", (await host.EndAsync("parent")).ReadOutputAs<string>());
    }
}
