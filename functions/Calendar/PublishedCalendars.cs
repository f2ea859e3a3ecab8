using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Calendar;

/// <summary>All publications in order, on top of the years that the app ships with, as they were read at one moment.</summary>
internal sealed record PublishedCalendars(IReadOnlyList<CalendarPublication> Publications, DateTimeOffset ReadAt)
{
    /// <summary>The calendar that counts.</summary>
    public WorkingCalendar Current => Publications is [.., var last] ? last.Calendar : WorkingCalendar.Shipped;

    /// <summary>The last publication of a year; null where the shipped year stands, or none.</summary>
    public CalendarPublication? LastOf(int year) => Publications.LastOrDefault(publication => publication.Year.Year == year);

    /// <summary>The calendar of that version, or null.</summary>
    public WorkingCalendar? Find(string version) => version == WorkingCalendar.Shipped.Version
        ? WorkingCalendar.Shipped
        : Publications.FirstOrDefault(publication => publication.Calendar.Version == version)?.Calendar;
}
