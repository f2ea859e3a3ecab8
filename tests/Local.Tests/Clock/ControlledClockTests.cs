using CreditFunctions.Local.Clock;

namespace CreditFunctions.Local.Tests.Clock;

public sealed class ControlledClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 24, 9, 0, 0, TimeSpan.FromHours(8));
    private readonly ControlledClock _clock = new(Start);

    [Fact]
    public void Time_stands_still_until_it_is_moved()
    {
        Assert.Equal(Start, _clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, _clock.GetUtcNow().Offset);
        var stamp = _clock.GetTimestamp();
        _clock.MoveTo(Start.AddHours(3));
        Assert.Equal(TimeSpan.FromHours(3), _clock.GetElapsedTime(stamp));
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_due_times_then_of_their_making()
    {
        var fired = new List<string>();
        using var late = _clock.CreateTimer(_ => fired.Add("late"), null, TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);
        using var early = _clock.CreateTimer(_ => fired.Add("early"), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using var second = _clock.CreateTimer(_ => fired.Add("second"), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using var gone = _clock.CreateTimer(_ => fired.Add("gone"), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        gone.Dispose();
        Assert.Equal(Start.AddHours(1), _clock.NextDue);
        _clock.MoveTo(Start.AddMinutes(59));
        Assert.Empty(fired);
        _clock.MoveTo(Start.AddHours(2));
        Assert.Equal(["early", "second", "late"], fired);
        Assert.Null(_clock.NextDue);
    }

    [Fact]
    public void A_periodic_timer_fires_once_a_period()
    {
        var count = 0;
        using var timer = _clock.CreateTimer(_ => count++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
        _clock.MoveTo(Start.AddMinutes(41));
        Assert.Equal(5, count);
        Assert.Equal(Start.AddMinutes(51), _clock.NextDue);
    }

    [Fact]
    public async Task A_delay_on_the_clock_ends_when_the_clock_gets_there()
    {
        var delay = Task.Delay(TimeSpan.FromDays(10), _clock);
        _clock.MoveTo(Start.AddDays(10).AddTicks(-1));
        Assert.False(delay.IsCompleted);
        _clock.MoveTo(Start.AddDays(10));
        await delay;
    }

    [Fact]
    public void Time_never_moves_back() => Assert.Throws<ArgumentOutOfRangeException>(() => _clock.MoveTo(Start.AddTicks(-1)));
}
