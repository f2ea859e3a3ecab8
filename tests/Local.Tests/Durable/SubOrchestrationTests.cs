using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class SubOrchestrationTests
{
    [Theory, BothModes]
    public async Task A_fan_out_of_children_answers_each_call_once(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int, int>("Square", number => number * number);
        host.Code.Orchestrator("Child", context => context.CallActivityAsync<int>("Square", context.GetInput<int>()));
        host.Code.Orchestrator("Main", async context =>
            (await Task.WhenAll(Enumerable.Range(1, 30).Select(number => context.CallSubOrchestratorAsync<int>("Child", number)))).Sum());

        Assert.Equal(9455, (await host.RunAsync("Main")).ReadOutputAs<int>());
    }

    [Theory, BothModes]
    public async Task A_child_knows_its_parent_and_an_instance_of_its_own_has_none(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Child", context => Task.FromResult($"{context.Parent?.Name} {context.Parent?.InstanceId}"));
        host.Code.Orchestrator("Main", context => context.CallSubOrchestratorAsync<string>("Child"));

        await host.StartInstanceAsync("Main", id: "parent");
        await host.StartInstanceAsync("Child", id: "alone");

        Assert.Equal("Main parent", (await host.EndAsync("parent")).ReadOutputAs<string>());
        Assert.Equal(" ", (await host.EndAsync("alone")).ReadOutputAs<string>());
    }

    [Theory, BothModes]
    public async Task A_childs_failure_can_be_caught(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Child", _ => throw new InvalidOperationException("refused"));
        host.Code.Orchestrator("Main", async context =>
        {
            try
            {
                await context.CallSubOrchestratorAsync("Child");
                return "no failure";
            }
            catch (TaskFailedException failed) when (failed.FailureDetails.IsCausedBy<InvalidOperationException>())
            {
                return failed.FailureDetails.ErrorMessage;
            }
        });

        Assert.Equal("refused", (await host.RunAsync("Main")).ReadOutputAs<string>());
    }

    [Theory, BothModes]
    public async Task A_child_with_the_id_of_a_running_instance_fails_the_call(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Child", context => context.WaitForExternalEvent<int>("Number"));
        host.Code.Orchestrator("Main", context => context.CallSubOrchestratorAsync("Child", null, new SubOrchestrationOptions { InstanceId = "child" }));
        await host.StartInstanceAsync("Child", id: "child");

        var ended = await host.RunAsync("Main");

        Assert.Contains("'child' is pending or running already", ended.FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync("child")).RuntimeStatus);
    }

    [Theory, BothModes]
    public async Task The_answer_of_an_earlier_runs_child_does_not_reach_the_next_run(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Child", context => context.WaitForExternalEvent<string>("Answer"));
        host.Code.Orchestrator("Main", context =>
            context.CallSubOrchestratorAsync<string>("Child", null, new SubOrchestrationOptions { InstanceId = context.GetInput<string>() }));
        await host.StartInstanceAsync("Main", "first", "parent");
        await host.Client.WaitForInstanceStartAsync("first");
        await host.Client.TerminateInstanceAsync("parent", (object?)null);
        await host.EndAsync("parent");

        await host.StartInstanceAsync("Main", "second", "parent");
        await host.Client.WaitForInstanceStartAsync("second");
        await host.Client.RaiseEventAsync("first", "Answer", "stale");
        await host.EndAsync("first");
        await host.Client.RaiseEventAsync("second", "Answer", "fresh");

        Assert.Equal("fresh", (await host.EndAsync("parent")).ReadOutputAs<string>());
    }
}
