using CreditFunctions.Local.Durable.Orchestration;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class NonDurableAwaitTests
{
    [Theory, BothModes]
    public Task Behaviour_6_awaiting_a_delay_fails_the_instance(Mode mode) => FailsAsync(mode, _ => Task.Delay(TimeSpan.FromHours(1)));

    [Theory, BothModes]
    public Task Behaviour_6_awaiting_what_never_completes_fails_the_instance(Mode mode) => FailsAsync(mode, _ => new TaskCompletionSource().Task);

    [Theory, BothModes]
    public Task Behaviour_6_a_delay_raced_with_a_durable_timer_fails_the_instance(Mode mode) => FailsAsync(mode, async context =>
    {
        var timer = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
        await Task.WhenAny(timer, Task.Delay(10));
        await context.CallActivityAsync("Same", 1);
    });

    [Theory, BothModes]
    public Task Behaviour_6_going_on_from_the_thread_pool_fails_the_instance(Mode mode) => FailsAsync(mode, async context =>
    {
        _ = context.WaitForExternalEvent<int>("Never");
        await Task.Delay(10).ConfigureAwait(false);
        await context.CallActivityAsync("Same", 1);
    });

    [Theory, BothModes]
    public Task Behaviour_6_leaving_the_turn_by_ConfigureAwait_false_fails_the_instance(Mode mode) => FailsAsync(mode, async context =>
    {
        await context.CallActivityAsync("Same", 1).ConfigureAwait(false);
        await context.CallActivityAsync("Same", 2);
    });

    [Theory, BothModes]
    public Task Behaviour_6_CancelAsync_fails_the_instance_since_it_goes_on_from_the_thread_pool(Mode mode) => FailsAsync(mode, async context =>
    {
        using var cancel = new CancellationTokenSource();
        var timer = context.CreateTimer(TimeSpan.FromHours(1), cancel.Token);
        await cancel.CancelAsync();
        await timer;
    });

    [Theory, BothModes]
    public Task Behaviour_6_io_after_a_durable_step_fails_the_instance(Mode mode) => FailsAsync(mode, async context =>
    {
        await context.CallActivityAsync("Same", 1);
        await File.ReadAllBytesAsync(typeof(NonDurableAwaitTests).Assembly.Location);
        await Task.Delay(1);
    });

    [Theory, BothModes]
    public async Task Behaviour_6_continuations_of_durable_tasks_are_fine(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int, int>("Same", number => number);
        host.Code.Orchestrator("Main", async context =>
        {
            await Task.Yield();
            var calls = new[] { 1, 2, 3 }.Select(async number => await context.CallActivityAsync<int>("Same", number) * 10);
            return (await Task.WhenAll(calls)).Sum();
        });

        Assert.Equal(60, (await host.RunAsync("Main")).ReadOutputAs<int>());
    }

    private static async Task FailsAsync(Mode mode, Func<TaskOrchestrationContext, Task> code)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int, int>("Same", number => number);
        host.Code.Orchestrator("Main", code);

        var ended = await host.RunAsync("Main");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal(typeof(NonDurableAwaitException).FullName, ended.FailureDetails!.ErrorType);
        Assert.Contains("awaited something that is not a durable task", ended.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }
}
