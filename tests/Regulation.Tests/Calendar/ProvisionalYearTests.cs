using CreditFunctions.Regulation.Calendar;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Calendar;

[Trait("Article", "25")]
public class ProvisionalYearTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped;

    [Theory]
    // Ordinary lunar year.
    [InlineData(2027, "2027-01-01 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-04-05 2027-05-01 2027-05-02 2027-06-09 2027-09-15 2027-10-01 2027-10-02 2027-10-03")]
    // Leap fifth month (闰五月): Dragon Boat is in the first fifth month, Mid-Autumn a position later. Mid-Autumn falls on 3 October.
    [InlineData(2028, "2028-01-01 2028-01-25 2028-01-26 2028-01-27 2028-01-28 2028-04-04 2028-05-01 2028-05-02 2028-05-28 2028-10-01 2028-10-02 2028-10-03")]
    // Leap third month (闰三月).
    [InlineData(2031, "2031-01-01 2031-01-22 2031-01-23 2031-01-24 2031-01-25 2031-04-05 2031-05-01 2031-05-02 2031-06-24 2031-10-01 2031-10-02 2031-10-03")]
    // Leap eleventh month of the year before (闰十一月 2033): the eve comes after it.
    [InlineData(2034, "2034-01-01 2034-02-18 2034-02-19 2034-02-20 2034-02-21 2034-04-05 2034-05-01 2034-05-02 2034-06-20 2034-09-27 2034-10-01 2034-10-02 2034-10-03")]
    // Before the published years.
    [InlineData(2020, "2020-01-01 2020-01-24 2020-01-25 2020-01-26 2020-01-27 2020-04-04 2020-05-01 2020-05-02 2020-06-25 2020-10-01 2020-10-02 2020-10-03")]
    public void Provisional_year_has_the_festivals_of_the_2024_revision(int year, string days)
    {
        var calendarYear = Calendar.Year(year);
        Assert.True(calendarYear.Provisional);
        Assert.Null(calendarYear.Notice);
        Assert.Empty(calendarYear.MakeUpDays);
        Assert.Equal(days.Split(' ').Select(Day), calendarYear.DaysOff.ToArray());
    }

    [Theory]
    [InlineData(2021)]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void Festivals_reckoned_for_a_published_year_are_days_off_in_its_notice(int year)
    {
        // Before 2025 the eve and the second day of Labour Day were not statutory; 2024's eve is the one that was worked.
        var reckoned = CalendarYear.ProvisionalFor(year).DaysOff.Where(day => day != Day("2024-02-09"));
        Assert.All(reckoned, day => Assert.Contains(day, Calendar.Year(year).DaysOff));
    }

    [Fact]
    public void Every_year_within_the_bounds_can_be_reckoned() =>
        Assert.All(
            Enumerable.Range(CalendarBounds.FirstYear, CalendarBounds.LastYear - CalendarBounds.FirstYear + 1),
            year => Assert.InRange(CalendarYear.ProvisionalFor(year).DaysOff.Count, 10, 13));

    [Theory]
    [InlineData(1999)]
    [InlineData(2100)]
    public void Year_outside_the_bounds_is_refused(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.Year(year));

    [Theory]
    [InlineData("2026-12-17T10:00:00+08:00", 10, "2026-12-31", false)]
    [InlineData("2026-12-18T10:00:00+08:00", 10, "2027-01-04", true)]
    [InlineData("2026-12-31T10:00:00+08:00", 1, "2027-01-04", true)]
    [InlineData("2027-02-04T10:00:00+08:00", 1, "2027-02-09", true)]
    [InlineData("2020-12-31T10:00:00+08:00", 1, "2021-01-04", false)]
    [InlineData("2020-12-30T10:00:00+08:00", 2, "2021-01-04", true)]
    public void Deadline_that_touches_an_unpublished_year_is_provisional(
        string received, int workingDays, string lastDay, bool provisional)
    {
        var deadline = Calendar.DeadlineFor(Instant(received), workingDays);
        Assert.Equal(Day(lastDay), deadline.LastDay);
        Assert.Equal(provisional, deadline.Provisional);
    }
}
