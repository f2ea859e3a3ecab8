using CreditFunctions.Regulation.Calendar;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Calendar;

/// <summary>The shipped years against numbers that were counted apart from them.</summary>
[Trait("Article", "25")]
public class NoticeTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped;

    [Theory]
    [InlineData(2021, "国办发明电〔2020〕27号", 31, 7, 250)]
    [InlineData(2022, "国办发明电〔2021〕11号", 31, 7, 249)]
    [InlineData(2023, "国办发明电〔2022〕16号", 27, 7, 249)]
    [InlineData(2024, "国办发明电〔2023〕7号", 28, 8, 251)]
    [InlineData(2025, "国办发明电〔2024〕12号", 28, 5, 248)]
    [InlineData(2026, "国办发明电〔2025〕7号", 33, 6, 248)]
    public void Year_has_its_notice_and_its_days(int year, string notice, int daysOff, int makeUpDays, int workingDays)
    {
        var calendarYear = Calendar.Year(year);
        Assert.Equal(notice, calendarYear.Notice);
        Assert.False(calendarYear.Provisional);
        Assert.Equal(daysOff, calendarYear.DaysOff.Count);
        Assert.Equal(makeUpDays, calendarYear.MakeUpDays.Count);
        Assert.Equal(workingDays, Calendar.WorkingDaysBetween(new(year - 1, 12, 31), new(year, 12, 31)));
    }

    [Theory]
    [InlineData(2021, 20, 17, 23, 22, 19, 21, 22, 22, 22, 17, 22, 23)]
    [InlineData(2022, 21, 16, 23, 21, 20, 21, 21, 23, 21, 18, 22, 22)]
    [InlineData(2023, 18, 20, 23, 20, 21, 21, 21, 23, 20, 19, 22, 21)]
    [InlineData(2024, 22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22)]
    [InlineData(2025, 19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23)]
    [InlineData(2026, 21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23)]
    public void Every_month_has_its_working_days(int year, params int[] months)
    {
        var counted = Enumerable.Range(1, 12).Select(month =>
        {
            var first = new DateOnly(year, month, 1);
            return Calendar.WorkingDaysBetween(first.AddDays(-1), first.AddMonths(1).AddDays(-1));
        });
        Assert.Equal(months, counted);
    }

    [Theory]
    [InlineData("2021-02-07 2021-02-20 2021-04-25 2021-05-08 2021-09-18 2021-09-26 2021-10-09")]
    [InlineData("2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09")]
    [InlineData("2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08")]
    [InlineData("2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12")]
    [InlineData("2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11")]
    [InlineData("2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10")]
    public void Make_up_days_are_the_notice_s_and_are_worked(string days)
    {
        var expected = days.Split(' ').Select(Day).ToArray();
        Assert.Equal(expected, Calendar.Year(expected[0].Year).MakeUpDays);
        Assert.All(expected, day => Assert.True(Calendar.IsWorkingDay(day)));
    }

    [Fact]
    public void Make_up_days_are_Saturdays_or_Sundays() =>
        Assert.All(
            Calendar.PublishedYears.SelectMany(year => year.MakeUpDays),
            day => Assert.Contains(day.DayOfWeek, new[] { DayOfWeek.Saturday, DayOfWeek.Sunday }));

    [Fact]
    public void Notice_of_2023_reaches_back_into_December_2022() =>
        Assert.Contains(Day("2022-12-31"), Calendar.Year(2023).DaysOff);

    [Fact]
    public void Spring_Festival_s_eve_was_worked_in_2024_and_free_in_2025()
    {
        Assert.True(Calendar.IsWorkingDay(Day("2024-02-09")));
        Assert.False(Calendar.IsWorkingDay(Day("2025-01-28")));
    }
}
