using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class BasicTests
{
    [Theory, BothModes]
    public async Task Activity_then_timer_then_activity_returns_the_output(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int, int>("Double", number => 2 * number);
        host.Code.Orchestrator("Main", async context =>
        {
            var first = await context.CallActivityAsync<int>("Double", context.GetInput<int>());
            await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
            return await context.CallActivityAsync<int>("double", first);
        });

        var ended = await host.RunAsync("main", 5);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Equal(20, ended.ReadOutputAs<int>());
        Assert.Equal(5, ended.ReadInputAs<int>());
    }

    [Theory, BothModes]
    public async Task Long_sequences_keep_their_order(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int, int>("Same", number => number);
        host.Code.Orchestrator("Main", async context =>
        {
            var seen = new List<int>();
            for (var step = 0; step < 50; step++) seen.Add(await context.CallActivityAsync<int>("Same", step));
            return seen;
        });

        var ended = await host.RunAsync("Main");

        Assert.Equal(Enumerable.Range(0, 50), ended.ReadOutputAs<List<int>>()!);
    }

    [Theory, BothModes]
    public async Task WhenAll_waits_for_all_and_WhenAny_for_the_first(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int, int>("Same", number => number);
        host.Code.Orchestrator("Main", async context =>
        {
            var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => context.CallActivityAsync<int>("Same", number)));
            var never = context.WaitForExternalEvent<int>("Never");
            var first = await Task.WhenAny(never, context.CallActivityAsync<int>("Same", 7));
            return (object)new { Sum = all.Sum(), First = await first };
        });

        var ended = await host.RunAsync("Main");

        Assert.Equal("""{"Sum":190,"First":7}""", ended.SerializedOutput);
    }

    [Theory, BothModes]
    public async Task Behaviour_2_an_instance_completes_only_when_calls_that_it_did_not_wait_for_are_answered(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Child", context => context.WaitForExternalEvent<int>("Go"));
        host.Code.Orchestrator("Main", context =>
        {
            _ = context.CallSubOrchestratorAsync<int>("Child", null, new SubOrchestrationOptions { InstanceId = "child" });
            return Task.FromResult("returned at once");
        });

        var id = await host.StartInstanceAsync("Main");
        await host.QuietAsync();
        var waiting = await host.GetAsync(id);
        await host.Client.RaiseEventAsync("child", "Go", 1);

        Assert.Equal(OrchestrationRuntimeStatus.Running, waiting.RuntimeStatus);
        Assert.Equal("returned at once", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Theory, BothModes]
    public async Task Many_instances_run_in_parallel(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int, int>("Same", number => number);
        host.Code.Orchestrator("Main", async context => await context.CallActivityAsync<int>("Same", context.GetInput<int>()));

        var ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => host.StartInstanceAsync("Main", number)));
        var ends = await Task.WhenAll(ids.Select(host.EndAsync));

        Assert.Equal(Enumerable.Range(0, 200), ends.Select(end => end.ReadOutputAs<int>()));
    }
}
