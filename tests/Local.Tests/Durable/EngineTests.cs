using CreditFunctions.Local.Durable;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Local.Tests.Durable;

public class EngineTests
{
    [Fact]
    public async Task A_second_engine_on_the_same_file_is_refused_with_the_reason()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);
        await using var second = new DurableEngine(host.DatabasePath, host.Code, host.Converter, host.Clock, NullLoggerFactory.Instance, new());

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => second.StartAsync(CancellationToken.None));

        Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);
        await host.Engine.StopAsync(CancellationToken.None);
        await using (var connection = new SqliteConnection($"Data Source={host.DatabasePath};Pooling=False"))
        {
            connection.Open();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 99";
            command.ExecuteNonQuery();
        }

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(host.RestartAsync);

        Assert.Contains("version 99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_says_so_while_the_engine_is_not_started()
    {
        using var folder = new TemporaryFolder();
        await using var engine = new DurableEngine(Path.Combine(folder.Path, "durable.db"), new TestCode(new JsonPayloadConverter()), new JsonPayloadConverter(),
            TimeProvider.System, NullLoggerFactory.Instance, new());

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Client.GetInstanceAsync("one"));

        Assert.Contains("not started", refused.Message, StringComparison.Ordinal);
        Assert.True(engine.IsQuiet);
        Assert.Null(engine.NextDue);
    }

    [Fact]
    public async Task The_engine_is_not_quiet_while_an_activity_runs_and_quiet_while_instances_wait()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);
        var finish = new TaskCompletionSource();
        host.Code.Activity<int>("Slow", async (_, cancellationToken) =>
        {
            await finish.Task.WaitAsync(cancellationToken);
            return null;
        });
        host.Code.Orchestrator("Main", async context =>
        {
            await context.CallActivityAsync("Slow", 0);
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
        });

        var id = await host.StartInstanceAsync("Main");
        await host.Client.WaitForInstanceStartAsync(id);
        var quiet = host.QuietAsync();
        var (whileRunning, waitEnded) = (host.Engine.IsQuiet, quiet.IsCompleted);
        finish.SetResult();
        await quiet;

        Assert.False(whileRunning);
        Assert.False(waitEnded);
        Assert.True(host.Engine.IsQuiet);
        Assert.Equal(EngineHost.Beginning.AddDays(1), host.Engine.NextDue);
    }

    [Fact]
    public async Task The_engine_is_not_quiet_once_a_timer_is_due()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);
        host.Code.Orchestrator("Main", context => context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None));
        var id = await host.StartInstanceAsync("Main");
        await host.QuietAsync();

        host.Clock.Advance(TimeSpan.FromDays(2));
        await host.QuietAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.GetAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task Timers_fire_by_the_systems_clock_too()
    {
        using var folder = new TemporaryFolder();
        var converter = new JsonPayloadConverter();
        var code = new TestCode(converter);
        code.Orchestrator("Main", async context =>
        {
            var before = context.CurrentUtcDateTime;
            await context.CreateTimer(TimeSpan.FromMilliseconds(80), CancellationToken.None);
            return context.CurrentUtcDateTime - before >= TimeSpan.FromMilliseconds(80);
        });
        await using var engine = new DurableEngine(Path.Combine(folder.Path, "durable.db"), code, converter, TimeProvider.System, NullLoggerFactory.Instance, new());
        await engine.StartAsync(CancellationToken.None);

        var id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("Main");
        var ended = await engine.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.True(ended.ReadOutputAs<bool>());
    }

    [Fact]
    public async Task An_instance_never_runs_two_turns_at_once()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm);
        var (inside, overlaps) = (0, 0);
        host.Code.Orchestrator("Main", async context =>
        {
            for (var count = 0; count < 200; count++)
            {
                await context.WaitForExternalEvent<int>("Number");
                if (Interlocked.Increment(ref inside) != 1) Interlocked.Increment(ref overlaps);
                Thread.SpinWait(2000);
                Interlocked.Decrement(ref inside);
            }
        });

        var id = await host.StartInstanceAsync("Main");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => host.Client.RaiseEventAsync(id, "Number", number)));
        await host.EndAsync(id);

        Assert.Equal(0, overlaps);
    }

    [Fact]
    public async Task No_more_activities_run_at_once_than_allowed()
    {
        await using var host = await EngineHost.StartAsync(Mode.Warm, options => options with { MaxConcurrentActivities = 3 });
        var (running, most) = (0, 0);
        host.Code.Activity<int>("Step", async (_, cancellationToken) =>
        {
            var now = Interlocked.Increment(ref running);
            lock (host) most = Math.Max(most, now);
            await Task.Delay(5, cancellationToken);
            Interlocked.Decrement(ref running);
            return null;
        });
        host.Code.Orchestrator("Main", context => Task.WhenAll(Enumerable.Range(0, 30).Select(number => context.CallActivityAsync("Step", number))));

        await host.RunAsync("Main");

        Assert.Equal(3, most);
    }
}
