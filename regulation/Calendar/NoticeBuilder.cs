using System.Globalization;

namespace CreditFunctions.Regulation.Calendar;

/// <summary>Writes a year down as its notice reads: festival by festival, from a day to a day, and the days worked instead.</summary>
internal sealed class NoticeBuilder(int year, string notice)
{
    private readonly List<DateOnly> _daysOff = [];
    private readonly List<DateOnly> _makeUpDays = [];

    /// <param name="festival">The notice's name of it, for the reader.</param>
    /// <param name="first">First day off, <c>MM-dd</c>, or <c>yyyy-MM-dd</c> in the year before.</param>
    /// <param name="last">Last day off, <c>MM-dd</c>.</param>
    /// <param name="worked">Saturdays and Sundays worked instead, <c>MM-dd</c>.</param>
    internal NoticeBuilder Off(string festival, string first, string last, params string[] worked)
    {
        var end = Day(last);
        for (var day = Day(first); day <= end; day = day.AddDays(1))
        {
            _daysOff.Add(day);
        }

        _makeUpDays.AddRange(worked.Select(Day));
        return this;
    }

    internal CalendarYear Build() => CalendarYear.Published(year, notice, _daysOff, _makeUpDays);

    private DateOnly Day(string text) => DateOnly.ParseExact(
        text.Length == 5 ? $"{year}-{text}" : text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
