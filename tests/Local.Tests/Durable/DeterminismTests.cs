using CreditFunctions.Local.Durable.Orchestration;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class DeterminismTests
{
    public static IEnumerable<object[]> Changes()
    {
        yield return ["an activity was renamed", "expected TaskScheduled 'Step' (#0), the code called TaskScheduled 'Other'",
            Code(async context => await context.CallActivityAsync<int>("Other", 1))];
        yield return ["a timer took an activity's place", "expected TaskScheduled 'Step' (#0), the code called TimerCreated",
            Code(async context => await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None))];
        yield return ["a child took an activity's place", "expected TaskScheduled 'Step' (#0), the code called SubOrchestrationCreated 'Step'",
            Code(async context => await context.CallSubOrchestratorAsync("Step", 1))];
        yield return ["a call was added", "expected no further call in turn 0, the code called EventSent 'News' (#1)",
            Code(async context =>
            {
                var step = context.CallActivityAsync<int>("Step", 1);
                context.SendEvent("somebody", "News", 1);
                await step;
            })];
        yield return ["a call was taken away", "expected TaskScheduled 'Step' (#0), the code waits without that call",
            Code(async context => await context.WaitForExternalEvent<int>("Number"))];
        yield return ["the code returns at once", "expected TaskScheduled 'Step' (#0), the code ended", Code(_ => Task.CompletedTask)];
        yield return ["a later step was renamed", "expected TimerCreated (#1), the code called TaskScheduled 'Late'",
            Code(async context =>
            {
                await context.CallActivityAsync<int>("Step", 1);
                await context.CallActivityAsync<int>("Late", 1);
            })];
        yield return ["the error is caught", "expected TaskScheduled 'Step' (#0), the code called TaskScheduled 'Other'",
            Code(async context =>
            {
                try
                {
                    await context.CallActivityAsync<int>("Other", 1);
                }
                catch (NonDeterministicOrchestrationException)
                {
                    await context.CallActivityAsync<int>("Step", 1);
                }
            })];
    }

    [Theory, MemberData(nameof(Changes))]
    public async Task A_change_that_breaks_determinism_fails_the_instance_and_names_the_step(string change, string step, object changed)
    {
        Assert.NotEmpty(change);
        await using var host = await EngineHost.StartAsync(Mode.Warm);
        host.Code.Activity<int, int>("Step", number => number);
        host.Code.Activity<int, int>("Other", number => number);
        host.Code.Orchestrator("Main", async context =>
        {
            await context.CallActivityAsync<int>("Step", 1);
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
        });
        await host.StartInstanceAsync("Main", id: "one");
        await host.QuietAsync();

        host.Code.Orchestrator("Main", (Func<TaskOrchestrationContext, Task>)changed);
        await host.RestartAsync();
        await host.AdvanceAsync(TimeSpan.FromDays(1));
        var ended = await host.EndAsync("one");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal(typeof(NonDeterministicOrchestrationException).FullName, ended.FailureDetails!.ErrorType);
        Assert.Contains($"instance 'one' did: {step}.", ended.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_after_the_steps_already_taken_is_no_break()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);
        host.Code.Activity<int, int>("Step", number => number);
        host.Code.Orchestrator("Main", async context =>
        {
            await context.CallActivityAsync<int>("Step", 1);
            return await context.WaitForExternalEvent<int>("Number");
        });
        await host.StartInstanceAsync("Main", id: "one");
        await host.QuietAsync();

        host.Code.Orchestrator("Main", async context =>
        {
            var first = await context.CallActivityAsync<int>("STEP", 1);
            return first + await context.CallActivityAsync<int>("Step", await context.WaitForExternalEvent<int>("Number"));
        });
        await host.RestartAsync();
        await host.Client.RaiseEventAsync("one", "Number", 4);

        Assert.Equal(5, (await host.EndAsync("one")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Replaying_every_turn_finds_code_that_follows_the_wall_clock()
    {
        await using var host = await EngineHost.StartAsync(Mode.ReplayEveryTurn);
        var run = 0;
        host.Code.Activity<int, int>("Odd", number => number);
        host.Code.Activity<int, int>("Even", number => number);
        host.Code.Orchestrator("Main", context => context.CallActivityAsync<int>(run++ % 2 == 0 ? "Even" : "Odd", 1));

        var ended = await host.RunAsync("Main");

        Assert.Contains("expected TaskScheduled 'Even' (#0), the code called TaskScheduled 'Odd'", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory, BothModes]
    public async Task GUIDs_are_the_same_on_replay_and_differ_from_call_to_call(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<Guid, Guid>("Same", guid => guid);
        host.Code.Orchestrator("Main", async context =>
        {
            var (first, second) = (context.NewGuid(), context.NewGuid());
            return new[] { first == await context.CallActivityAsync<Guid>("Same", first), second == await context.CallActivityAsync<Guid>("Same", second), first != second };
        });

        Assert.Equal([true, true, true], (await host.RunAsync("Main")).ReadOutputAs<List<bool>>()!);
    }

    [Theory, BothModes]
    public async Task IsReplaying_holds_on_past_turns_only(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        var live = new List<int>();
        host.Code.Activity<int, int>("Same", number => number);
        host.Code.Orchestrator("Main", async context =>
        {
            for (var step = 0; step < 5; step++)
            {
                if (!context.IsReplaying) live.Add(step);
                await context.CallActivityAsync<int>("Same", step);
            }
        });

        await host.RunAsync("Main");

        Assert.Equal([0, 1, 2, 3, 4], live);
    }

    private static Func<TaskOrchestrationContext, Task> Code(Func<TaskOrchestrationContext, Task> code) => code;
}
