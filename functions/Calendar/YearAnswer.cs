using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Calendar;

/// <summary>A calendar year as it is answered.</summary>
/// <param name="Year">The year.</param>
/// <param name="Notice">The State Council notice's number; left out while none is out.</param>
/// <param name="Provisional">True while no notice is out.</param>
/// <param name="DaysOff">Days off by festival (放假), China dates; other Saturdays and Sundays are days off too.</param>
/// <param name="MakeUpDays">Saturdays and Sundays that are worked (调休上班).</param>
/// <param name="WorkingDays">How many working days the year has.</param>
/// <param name="Version">Names the year by its content; the answer's ETag.</param>
/// <param name="CalendarVersion">Names the whole calendar that counts now.</param>
/// <param name="PublishedAt">When it was published here; left out for a year that the app ships with.</param>
internal sealed record YearAnswer(int Year, string? Notice, bool Provisional, IEnumerable<DateOnly> DaysOff, IEnumerable<DateOnly> MakeUpDays,
    int WorkingDays, string Version, string CalendarVersion, DateTimeOffset? PublishedAt)
{
    public static YearAnswer Of(PublishedCalendars published, int number)
    {
        var calendar = published.Current;
        var year = calendar.Year(number);
        return new YearAnswer(number, year.Notice, year.Provisional, year.DaysOff, year.MakeUpDays, WorkingDaysOf(calendar, number),
            year.Version, calendar.Version, published.LastOf(number) is { } last ? ChinaTime.At(last.PublishedAt) : null);
    }

    private static int WorkingDaysOf(WorkingCalendar calendar, int year)
    {
        var first = new DateOnly(year, 1, 1);
        return calendar.WorkingDaysBetween(first, new DateOnly(year, 12, 31)) + (calendar.IsWorkingDay(first) ? 1 : 0);
    }
}
