using System.Collections.Immutable;
using System.Globalization;

namespace CreditFunctions.Regulation.Calendar;

/// <summary>
/// One year's days off (放假) and make-up working days (调休上班), as the State Council's notice (国务院办公厅关于…年部分节假日
/// 安排的通知) gives them, or as the law alone gives them while no notice is out (a provisional year).
/// </summary>
/// <remarks>
/// Saturdays and Sundays are days off without being named. A notice may reach back into December of the year before
/// (as 2023's did to 31 December 2022); such a day belongs to the notice's year here and overrules that December.
/// </remarks>
public sealed class CalendarYear
{
    private CalendarYear(int year, string? notice, ImmutableSortedSet<DateOnly> daysOff, ImmutableSortedSet<DateOnly> makeUpDays)
    {
        Year = year;
        Notice = notice;
        DaysOff = daysOff;
        MakeUpDays = makeUpDays;
    }

    public int Year { get; }

    /// <summary>The notice's number, such as 国办发明电〔2025〕7号; null for a provisional year.</summary>
    public string? Notice { get; }

    /// <summary>Days off by festival, weekends among them included where the notice names them.</summary>
    public ImmutableSortedSet<DateOnly> DaysOff { get; }

    /// <summary>Saturdays and Sundays on which public bodies work (调休上班日).</summary>
    public ImmutableSortedSet<DateOnly> MakeUpDays { get; }

    /// <summary>True while the State Council has not published the year: every deadline that touches it may still move.</summary>
    public bool Provisional => Notice is null;

    /// <summary>Names the year by its content, such as <c>2027-4f1c0d9be2a7</c> or <c>2027-provisional</c>.</summary>
    public string Version => Provisional
        ? string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-provisional")
        : CalendarVersion.Of([this]);

    /// <summary>A year by its notice.</summary>
    /// <exception cref="ArgumentException">The data cannot be a notice's: see <see cref="CalendarYearRules"/>.</exception>
    public static CalendarYear Published(int year, string notice, IEnumerable<DateOnly> daysOff, IEnumerable<DateOnly> makeUpDays)
    {
        var off = daysOff.ToArray();
        var makeUp = makeUpDays.ToArray();
        return CalendarYearRules.Check(year, notice, off, makeUp) is [var fault, ..]
            ? throw new ArgumentException(fault.Message, fault.Field)
            : new CalendarYear(year, notice.Trim(), [.. off], [.. makeUp]);
    }

    /// <summary>A year without a notice: weekends, and the festivals of the 2024 revision of 全国年节及纪念日放假办法.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside <see cref="CalendarBounds"/>.</exception>
    public static CalendarYear ProvisionalFor(int year)
    {
        CalendarBounds.CheckYear(year, nameof(year));
        return new CalendarYear(year, null, [.. Festivals.Of(year)], []);
    }
}
