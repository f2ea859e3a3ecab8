using CreditFunctions.Local.Durable.Orchestration;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class RetryTests
{
    [Theory, BothModes]
    public async Task Retries_wait_on_durable_timers_that_grow_to_the_longest_interval(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        var attempts = new List<double>();
        host.Code.Activity<int, int>("Fail", _ =>
        {
            attempts.Add((host.Clock.GetUtcNow() - EngineHost.Beginning).TotalMinutes);
            throw new InvalidOperationException("again");
        });
        var policy = new RetryPolicy(5, TimeSpan.FromMinutes(1), 3, TimeSpan.FromMinutes(5));
        host.Code.Orchestrator("Main", context => context.CallActivityAsync("Fail", 0, TaskOptions.FromRetryPolicy(policy)));

        var id = await host.StartInstanceAsync("Main");
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        var ended = await host.EndAsync(id);

        Assert.Equal([0, 1, 4, 9, 14], attempts);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Equal("again", ended.FailureDetails!.InnerFailure!.ErrorMessage);
        Assert.Equal(EngineHost.Beginning.AddMinutes(14), ended.LastUpdatedAt);
    }

    [Theory, BothModes]
    public async Task Retries_end_with_the_first_success_and_survive_a_restart(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        var attempts = 0;
        host.Code.Activity<int, int>("Third", _ => ++attempts < 3 ? throw new InvalidOperationException("again") : attempts);
        var policy = new RetryPolicy(10, TimeSpan.FromMinutes(1));
        host.Code.Orchestrator("Main", context => context.CallActivityAsync<int>("Third", 0, TaskOptions.FromRetryPolicy(policy)));

        var id = await host.StartInstanceAsync("Main");
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        await host.RestartAsync();
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(3, (await host.EndAsync(id)).ReadOutputAs<int>());
    }

    [Theory, BothModes]
    public async Task A_child_orchestration_is_retried_under_its_one_id(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        var attempts = 0;
        host.Code.Orchestrator("Child", context => Interlocked.Increment(ref attempts) < 3
            ? throw new InvalidOperationException("again")
            : Task.FromResult(context.InstanceId));
        var options = new SubOrchestrationOptions(TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1))), "child");
        host.Code.Orchestrator("Main", context => context.CallSubOrchestratorAsync<string>("Child", null, options));

        var id = await host.StartInstanceAsync("Main");
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("child", (await host.EndAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(3, 40)]
    [InlineData(4, 60)]
    [InlineData(5, 60)]
    public void Intervals_double_up_to_the_longest(int attempts, double seconds)
    {
        var policy = new RetryPolicy(9, TimeSpan.FromSeconds(10), 2, TimeSpan.FromSeconds(60));

        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryLoop.WaitBeforeNext(policy, attempts, TimeSpan.Zero));
    }

    [Fact]
    public void After_the_time_limit_a_failure_is_final()
    {
        var policy = new RetryPolicy(9, TimeSpan.FromSeconds(10), retryTimeout: TimeSpan.FromSeconds(30));

        Assert.NotNull(RetryLoop.WaitBeforeNext(policy, 1, TimeSpan.FromSeconds(29)));
        Assert.Null(RetryLoop.WaitBeforeNext(policy, 1, TimeSpan.FromSeconds(30)));
    }
}
