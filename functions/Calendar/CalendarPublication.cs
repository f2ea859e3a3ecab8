using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Calendar;

/// <summary>A year published or corrected, and the calendar that it made.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Year">The year by its notice.</param>
/// <param name="Calendar">The whole calendar that counts from here on; its version names it.</param>
/// <param name="PublishedAt">When it was stored: the instant that recomputation starts from.</param>
/// <param name="By">A pseudonym of the person who published it.</param>
/// <param name="Announced">Whether every <see cref="ICalendarPublished"/> was told.</param>
internal sealed record CalendarPublication(
    int Number, CalendarYear Year, WorkingCalendar Calendar, DateTimeOffset PublishedAt, string By, bool Announced);
