using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class TerminateTests
{
    [Theory, BothModes]
    public async Task Terminate_ends_an_instance_with_the_given_output(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None));

        var id = await host.StartInstanceAsync("Main");
        await host.QuietAsync();
        await host.Client.TerminateInstanceAsync(id, "withdrawn");
        var ended = await host.EndAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended.RuntimeStatus);
        Assert.Equal("withdrawn", ended.ReadOutputAs<string>());
        Assert.Null(host.Engine.NextDue);
    }

    [Theory, BothModes]
    public async Task Behaviour_6_terminate_does_not_reach_children(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Child", context => context.WaitForExternalEvent<int>("Number"));
        host.Code.Orchestrator("Main", context => context.CallSubOrchestratorAsync("Child", null, new SubOrchestrationOptions { InstanceId = "child" }));

        var id = await host.StartInstanceAsync("Main");
        await host.Client.WaitForInstanceStartAsync("child");
        await host.Client.TerminateInstanceAsync(id, (object?)null);
        await host.EndAsync(id);
        await host.Client.RaiseEventAsync("child", "Number", 8);

        Assert.Equal(8, (await host.EndAsync("child")).ReadOutputAs<int>());
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.GetAsync(id)).RuntimeStatus);
    }

    [Theory, BothModes]
    public async Task A_parent_sees_a_terminated_child_as_failed(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Child", context => context.WaitForExternalEvent<int>("Never"));
        host.Code.Orchestrator("Main", context => context.CallSubOrchestratorAsync("Child", null, new SubOrchestrationOptions { InstanceId = "child" }));

        var id = await host.StartInstanceAsync("Main");
        await host.Client.WaitForInstanceStartAsync("child");
        await host.Client.TerminateInstanceAsync("child", (object?)null);

        Assert.Contains("'child' was terminated", (await host.EndAsync(id)).FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory, BothModes]
    public async Task The_answer_of_an_activity_to_a_terminated_instance_changes_nothing(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        var finish = new TaskCompletionSource();
        host.Code.Activity<int>("Slow", async (_, cancellationToken) =>
        {
            await finish.Task.WaitAsync(cancellationToken);
            return null;
        });
        host.Code.Orchestrator("Main", context => context.CallActivityAsync("Slow", 0));

        var id = await host.StartInstanceAsync("Main");
        await host.Client.WaitForInstanceStartAsync(id);
        await host.Client.TerminateInstanceAsync(id, "over");
        await host.EndAsync(id);
        finish.SetResult();
        await host.QuietAsync();

        Assert.Equal(("\"over\"", OrchestrationRuntimeStatus.Terminated), ((await host.GetAsync(id)).SerializedOutput, (await host.GetAsync(id)).RuntimeStatus));
        Assert.Equal(0, host.CountRows("Tasks"));
    }

    [Fact]
    public async Task Terminating_children_too_is_refused_with_the_way_out()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);

        var refused = await Assert.ThrowsAsync<NotSupportedException>(() => host.Client.TerminateInstanceAsync("one", new TerminateInstanceOptions(null, Recursive: true)));

        Assert.Contains("end them by events", refused.Message, StringComparison.Ordinal);
    }
}
