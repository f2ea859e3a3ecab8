using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Calendar;

/// <summary>The working calendar that counts, and those that counted before.</summary>
internal interface ICalendars
{
    /// <summary>The newest calendar. Free of round trips but once a minute, and at once after a publication in this process.</summary>
    Task<WorkingCalendar> CurrentAsync(CancellationToken cancellationToken);

    /// <summary>The calendar of a version, as a deadline names it; null where no such calendar was ever published here.</summary>
    /// <remarks>An unknown version is looked up afresh first: another instance may have published it just now.</remarks>
    Task<WorkingCalendar?> FindAsync(string version, CancellationToken cancellationToken);

    /// <summary>What was published since the calendar of a version; null where that one is the newest. Cost: as <see cref="FindAsync"/>.</summary>
    Task<CalendarNews?> NewsSinceAsync(string version, CancellationToken cancellationToken);
}

/// <summary>What was published since a limit was counted.</summary>
/// <param name="Notice">The notice of the latest year that is new.</param>
/// <param name="PublishedAt">When the newest calendar was published, China time; null where the app came with what is new.</param>
internal sealed record CalendarNews(string Notice, DateTimeOffset? PublishedAt);
