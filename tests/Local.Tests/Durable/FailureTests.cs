using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class FailureTests
{
    [Theory, BothModes]
    public async Task Behaviour_7_a_failed_activity_surfaces_as_TaskFailedException_with_nested_details(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int, int>("Fail", _ => throw new InvalidDataException("outer", new FormatException("inner")));
        host.Code.Orchestrator("Main", async context =>
        {
            try
            {
                await context.CallActivityAsync("Fail", 0);
                return "no failure";
            }
            catch (TaskFailedException failed)
            {
                var (outer, inner) = (failed.FailureDetails, failed.FailureDetails.InnerFailure!);
                return $"{failed.TaskName} #{failed.TaskId} {outer.ErrorType} {outer.ErrorMessage} {outer.IsCausedBy<InvalidDataException>()} "
                    + $"{inner.ErrorType} {inner.ErrorMessage} {inner.IsCausedBy<FormatException>()} {outer.StackTrace is not null}";
            }
        });

        var ended = await host.RunAsync("Main");

        Assert.Equal("Fail #0 System.IO.InvalidDataException outer True System.FormatException inner True True", ended.ReadOutputAs<string>());
    }

    [Theory, BothModes]
    public async Task Behaviour_7_an_unhandled_failure_fails_parent_and_grandparent_with_the_details_nested(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int, int>("Fail", _ => throw new FormatException("the root"));
        host.Code.Orchestrator("Child", context => context.CallActivityAsync<int>("Fail", 0));
        host.Code.Orchestrator("Main", context => context.CallSubOrchestratorAsync<int>("Child"));

        var ended = await host.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Null(ended.SerializedOutput);
        var (own, child, root) = (ended.FailureDetails!, ended.FailureDetails!.InnerFailure!, ended.FailureDetails.InnerFailure!.InnerFailure!);
        Assert.True(own.IsCausedBy<TaskFailedException>());
        Assert.StartsWith("Task 'Child' (#0) failed", own.ErrorMessage, StringComparison.Ordinal);
        Assert.StartsWith("Task 'Fail' (#0) failed", child.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("the root", root.ErrorMessage);
    }

    [Theory, BothModes]
    public async Task An_activity_that_the_app_lacks_fails_the_call_with_its_name(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.CallActivityAsync("Absent"));

        var ended = await host.RunAsync("Main");

        Assert.Equal("No activity named 'Absent' was found in the app.", ended.FailureDetails!.InnerFailure!.ErrorMessage);
    }

    [Theory, BothModes]
    public async Task A_result_of_another_type_fails_the_call_with_the_step(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int, string>("Text", _ => "no number");
        host.Code.Orchestrator("Main", context => context.CallActivityAsync<int>("Text", 0));

        var ended = await host.RunAsync("Main");

        Assert.StartsWith("The result of 'Text' (#0) cannot be read as System.Int32", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }
}
