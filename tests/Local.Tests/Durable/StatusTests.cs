using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class StatusTests
{
    [Theory, BothModes]
    public async Task The_custom_status_shows_with_the_turn_that_set_it_and_stays(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            context.SetCustomStatus("verifying");
            await context.WaitForExternalEvent<object>("Go");
            context.SetCustomStatus(new { State = "decided" });
            await context.WaitForExternalEvent<object>("Go");
        });

        var id = await host.StartInstanceAsync("Main");
        await host.QuietAsync();
        var first = await host.GetAsync(id);
        await host.RestartAsync();
        await host.Client.RaiseEventAsync(id, "Go");
        await host.QuietAsync();
        var second = await host.GetAsync(id);
        await host.Client.RaiseEventAsync(id, "Go");

        Assert.Equal("verifying", first.ReadCustomStatusAs<string>());
        Assert.Equal("""{"State":"decided"}""", second.SerializedCustomStatus);
        Assert.Equal("""{"State":"decided"}""", (await host.EndAsync(id)).SerializedCustomStatus);
    }

    [Theory, BothModes]
    public async Task Created_and_updated_times_follow_the_clock(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None));

        var id = await host.StartInstanceAsync("Main");
        await host.AdvanceAsync(TimeSpan.FromHours(2));
        var ended = await host.EndAsync(id);

        Assert.Equal((EngineHost.Beginning, EngineHost.Beginning.AddHours(2)), (ended.CreatedAt, ended.LastUpdatedAt));
        Assert.Equal(("Main", id), (ended.Name, ended.InstanceId));
    }

    [Theory, BothModes]
    public async Task Waiting_for_the_start_of_an_instance_that_is_not_there_yet_ends_when_it_began(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.WaitForExternalEvent<int>("Never"));

        var waiting = host.Client.WaitForInstanceStartAsync("one");
        var before = waiting.IsCompleted;
        await host.StartInstanceAsync("Main", id: "one");

        Assert.False(before);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).RuntimeStatus);
    }

    [Fact]
    public async Task Waiting_ends_with_its_token_and_with_the_engine()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);
        using var cancel = new CancellationTokenSource();
        var cancelled = host.Client.WaitForInstanceCompletionAsync("one", cancellation: cancel.Token);
        var stopped = host.Client.WaitForInstanceCompletionAsync("one");

        await cancel.CancelAsync();
        await host.Engine.StopAsync(CancellationToken.None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartInstanceAsync("Main"));
    }

    [Fact]
    public async Task Replay_safe_loggers_speak_once()
    {
        await using var host = await EngineHost.StartAsync(Mode.ReplayEveryTurn);
        host.Code.Activity<int, int>("Same", number => number);
        host.Code.Orchestrator("Main", async context =>
        {
            var logger = context.CreateReplaySafeLogger("Main");
            for (var step = 0; step < 3; step++)
            {
                Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(logger, "step {Step}", step);
                await context.CallActivityAsync<int>("Same", step);
            }
        });

        await host.RunAsync("Main");

        Assert.Equal(["step 0", "step 1", "step 2"], host.Logs.Where(line => line.StartsWith("step", StringComparison.Ordinal)));
    }
}
