using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Durable;

public class TimerTests
{
    [Theory, BothModes]
    public async Task Behaviour_2_an_instance_completes_only_when_its_open_timers_are_done(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context =>
        {
            _ = context.CreateTimer(TimeSpan.FromHours(5), CancellationToken.None);
            return Task.CompletedTask;
        });

        var id = await host.StartInstanceAsync("Main");
        await host.AdvanceAsync(TimeSpan.FromHours(4));
        var waiting = await host.GetAsync(id);
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Running, waiting.RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.GetAsync(id)).RuntimeStatus);
    }

    [Theory, BothModes]
    public async Task Behaviour_2_an_instance_that_threw_fails_only_when_its_open_timers_are_done(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context =>
        {
            _ = context.CreateTimer(TimeSpan.FromHours(5), CancellationToken.None);
            throw new InvalidOperationException("after the timer was set");
        });

        var id = await host.StartInstanceAsync("Main");
        await host.QuietAsync();
        var waiting = await host.GetAsync(id);
        await host.AdvanceAsync(TimeSpan.FromHours(5));

        Assert.Equal(OrchestrationRuntimeStatus.Running, waiting.RuntimeStatus);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.GetAsync(id)).RuntimeStatus);
    }

    [Theory, BothModes]
    public async Task Behaviour_2_a_cancelled_timer_does_not_hold_the_instance_nor_the_clock(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            using var cancel = new CancellationTokenSource();
            var timer = context.CreateTimer(TimeSpan.FromDays(2), cancel.Token);
            var arrival = context.WaitForExternalEvent<int>("Number");
            await Task.WhenAny(timer, arrival);
            cancel.Cancel();
            return new { Number = await arrival, timer.IsCanceled };
        });

        var id = await host.StartInstanceAsync("Main");
        await host.QuietAsync();
        var due = host.Engine.NextDue;
        await host.Client.RaiseEventAsync(id, "Number", 9);
        var ended = await host.EndAsync(id);

        Assert.Equal(EngineHost.Beginning.AddDays(2), due);
        Assert.Equal("""{"Number":9,"IsCanceled":true}""", ended.SerializedOutput);
        Assert.Null(host.Engine.NextDue);
    }

    [Theory, BothModes]
    public async Task Behaviour_3_CurrentUtcDateTime_is_the_dispatch_time_of_the_turn(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Activity<int>("Hour", (_, _) =>
        {
            host.Clock.Advance(TimeSpan.FromHours(1));
            return Task.FromResult<object?>(null);
        });
        host.Code.Orchestrator("Main", async context =>
        {
            var times = new List<DateTime> { context.CurrentUtcDateTime };
            await context.CallActivityAsync("Hour");
            times.Add(context.CurrentUtcDateTime);
            await context.CallActivityAsync("Hour");
            times.Add(context.CurrentUtcDateTime);
            times.Add(context.CurrentUtcDateTime);
            return times;
        });

        var times = (await host.RunAsync("Main", 0)).ReadOutputAs<List<DateTime>>()!;

        var beginning = EngineHost.Beginning.UtcDateTime;
        Assert.Equal([beginning, beginning.AddHours(1), beginning.AddHours(2), beginning.AddHours(2)], times);
        Assert.All(times, time => Assert.Equal(DateTimeKind.Utc, time.Kind));
    }

    [Theory, BothModes]
    public async Task Behaviour_3_a_long_timer_is_split_at_3_days(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(8), CancellationToken.None);
            return context.CurrentUtcDateTime;
        });

        var id = await host.StartInstanceAsync("Main");
        var dues = new List<double>();
        await host.QuietAsync();
        while (host.Engine.NextDue is { } due)
        {
            dues.Add((due - EngineHost.Beginning).TotalDays);
            await host.AdvanceAsync(due - host.Clock.GetUtcNow());
        }

        Assert.Equal([3, 6, 8], dues);
        Assert.Equal(EngineHost.Beginning.UtcDateTime.AddDays(8), (await host.EndAsync(id)).ReadOutputAs<DateTime>());
    }

    [Theory, BothModes]
    public async Task Timers_fire_in_the_order_of_their_times_when_the_clock_jumps_over_several(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            var order = new List<int>();
            async Task After(int hours)
            {
                await context.CreateTimer(TimeSpan.FromHours(hours), CancellationToken.None);
                order.Add(hours);
            }

            await Task.WhenAll(After(3), After(1), After(2));
            return order;
        });

        var id = await host.StartInstanceAsync("Main");
        await host.QuietAsync();
        host.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(new[] { 1, 2, 3 }, (await host.EndAsync(id)).ReadOutputAs<List<int>>()!);
    }

    [Theory, BothModes]
    public async Task A_timer_in_the_past_fires_at_once(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", context => context.CreateTimer(context.CurrentUtcDateTime.AddDays(-1), CancellationToken.None));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.RunAsync("Main")).RuntimeStatus);
    }

    [Theory, BothModes]
    public async Task A_time_without_a_kind_is_UTC(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        var due = DateTime.SpecifyKind(EngineHost.Beginning.UtcDateTime.AddHours(2), DateTimeKind.Unspecified);
        host.Code.Orchestrator("Main", context => context.CreateTimer(due, CancellationToken.None));

        await host.StartInstanceAsync("Main");
        await host.QuietAsync();

        Assert.Equal(EngineHost.Beginning.AddHours(2), host.Engine.NextDue);
    }

    [Theory, BothModes]
    public async Task A_timer_with_a_cancelled_token_is_cancelled_at_once(Mode mode)
    {
        await using var host = await EngineHost.StartAsync(mode);
        host.Code.Orchestrator("Main", async context =>
        {
            var timer = context.CreateTimer(TimeSpan.FromHours(1), new CancellationToken(canceled: true));
            await Task.WhenAny(timer);
            return timer.IsCanceled;
        });

        Assert.True((await host.RunAsync("Main")).ReadOutputAs<bool>());
        Assert.Null(host.Engine.NextDue);
    }
}
