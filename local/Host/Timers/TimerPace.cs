using CreditFunctions.Local.Clock;

namespace CreditFunctions.Local.Timers;

/// <summary>
/// Months on a controlled clock hold tens of thousands of timer runs with nothing to do. With a pace, a timer runs no oftener than that while the
/// clock is moved far; in the last hour of the way it runs at each of its times, so that what is looked at when the clock stands still is as on any clock.
/// </summary>
/// <param name="time">The host's time.</param>
/// <param name="pace">How often at most; null for each of its times.</param>
internal sealed class TimerPace(TimeProvider time, TimeSpan? pace)
{
    private static readonly TimeSpan s_lastStretch = TimeSpan.FromHours(1);

    /// <summary>The next run comes after this instant.</summary>
    public DateTimeOffset NotBefore(DateTimeOffset now)
    {
        if (pace is not { } span || time is not ControlledClock clock) return now;
        var (paced, stretch) = (now + span - TimeSpan.FromTicks(1), clock.MovesTo - s_lastStretch);
        var next = paced < stretch ? paced : stretch;
        return next > now ? next : now;
    }
}
