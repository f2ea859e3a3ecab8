using System.Globalization;

namespace CreditFunctions.Regulation.Calendar;

/// <summary>
/// The festivals on which everybody has a day off, by 全国年节及纪念日放假办法 as revised in 2024: New Year 1 day, Spring
/// Festival 4 from the eve, Qingming 1, Labour Day 2, Dragon Boat 1, Mid-Autumn 1, National Day 3.
/// </summary>
internal static class Festivals
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    internal static IEnumerable<DateOnly> Of(int year)
    {
        yield return new DateOnly(year, 1, 1);

        // The eve (除夕) is the day before the first, whether the twelfth month has 29 or 30 days or is followed by a leap month.
        var springFestival = LunarDay(year, 1, 1);
        for (var day = -1; day < 3; day++)
        {
            yield return springFestival.AddDays(day);
        }

        yield return new DateOnly(year, 4, QingmingDay(year));
        yield return new DateOnly(year, 5, 1);
        yield return new DateOnly(year, 5, 2);
        yield return LunarDay(year, 5, 5);
        yield return LunarDay(year, 8, 15);
        for (var day = 1; day <= 3; day++)
        {
            yield return new DateOnly(year, 10, day);
        }
    }

    /// <summary>The Gregorian date of a lunar day. Of a doubled month the first is meant, never the leap month (闰月).</summary>
    private static DateOnly LunarDay(int year, int month, int day)
    {
        // GetLeapMonth counts positions: 7 means that the seventh position is the leap sixth month.
        var leap = Lunar.GetLeapMonth(year);
        var position = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, position, day, 0, 0, 0, 0));
    }

    /// <summary>
    /// The day in April on which the sun reaches 15° of longitude (清明) in China time: the usual formula, which agrees with
    /// the sun's position in every year from 2000 to 2099.
    /// </summary>
    private static int QingmingDay(int year)
    {
        var inCentury = year % 100;
        return (int)((inCentury * 0.2422) + 4.81) - (inCentury / 4);
    }
}
