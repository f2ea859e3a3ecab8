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
}
