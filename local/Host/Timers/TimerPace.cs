using CreditFunctions.Local.Clock;

namespace CreditFunctions.Local.Timers;

/// <summary>
/// Months on a controlled clock hold tens of thousands of timer runs with nothing to do. With a pace, a timer runs no oftener than that while the
/// clock is moved further than the pace; the last stretch, so that what is looked at when the clock stands still is as on any clock, it runs at
/// each of its times.
/// </summary>
/// <param name="time">The host's time.</param>
/// <param name="pace">How often at most; null for each of its times.</param>
internal sealed class TimerPace(TimeProvider time, TimeSpan? pace)
{
    /// <summary>The next run comes after this instant.</summary>
    public DateTimeOffset NotBefore(DateTimeOffset now) =>
        pace is { } span && time is ControlledClock clock && clock.MovesTo - now > span ? now + span - TimeSpan.FromTicks(1) : now;
}
