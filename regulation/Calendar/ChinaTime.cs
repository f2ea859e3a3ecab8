namespace CreditFunctions.Regulation.Calendar;

/// <summary>
/// China Standard Time: UTC+8 the whole year. Daylight saving ended in 1991, before anything here happens, so the
/// offset is a constant and no time zone database is asked.
/// </summary>
public static class ChinaTime
{
    /// <summary>UTC+8.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The same instant on China's clock.</summary>
    public static DateTimeOffset At(DateTimeOffset instant)
    {
        // The first and last hours that DateTimeOffset can hold have no China time in it.
        if (instant.UtcTicks + Offset.Ticks > DateTime.MaxValue.Ticks)
        {
            throw new ArgumentOutOfRangeException(nameof(instant), instant, "The instant is too late to be read in China time.");
        }

        return instant.ToOffset(Offset);
    }

    /// <summary>The date in China at that instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);

    /// <summary>The first instant of a day: 00:00 China time.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The first instant after a day (24:00 China time), which is the next day's 00:00. Exclusive end of the day.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));
}
