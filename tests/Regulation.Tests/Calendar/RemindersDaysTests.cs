using CreditFunctions.Regulation.Calendar;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Calendar;

[Trait("Article", "25")]
public class RemindersDaysTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped;

    [Theory]
    [InlineData("2026-10-15", -5, "2026-10-09")]
    [InlineData("2026-10-15", -3, "2026-10-12")]
    [InlineData("2026-10-15", -1, "2026-10-14")]
    [InlineData("2026-10-09", -2, "2026-09-30")]
    [InlineData("2026-10-07", 0, "2026-10-07")]
    [InlineData("2026-10-07", 1, "2026-10-08")]
    [InlineData("2026-10-07", -1, "2026-09-30")]
    public void Working_days_are_added_and_taken_off(string day, int n, string expected) =>
        Assert.Equal(Day(expected), Calendar.AddWorkingDays(Day(day), n));

    [Theory]
    [InlineData("2026-09-24T09:00:00+08:00", 10)]
    [InlineData("2026-10-03T09:00:00+08:00", 7)]
    [InlineData("2026-10-14T23:59:00+08:00", 1)]
    [InlineData("2026-10-15T00:00:00+08:00", 0)]
    [InlineData("2026-10-15T23:59:00+08:00", 0)]
    [InlineData("2026-10-20T00:00:00+08:00", 0)]
    public void Days_left_are_the_working_days_after_today(string at, int left) =>
        Assert.Equal(left, Calendar.WorkingDaysLeft(Instant(at), Day("2026-10-15")));

    [Theory]
    [InlineData("2026-10-15T23:59:00+08:00", 0)]
    [InlineData("2026-10-16T00:00:00+08:00", 1)]
    [InlineData("2026-10-18T12:00:00+08:00", 1)]
    [InlineData("2026-10-19T00:00:00+08:00", 2)]
    public void Days_overdue_are_the_working_days_begun_since(string at, int overdue) =>
        Assert.Equal(overdue, Calendar.WorkingDaysOverdue(Instant(at), Day("2026-10-15")));

    [Fact]
    public void Adding_too_many_days_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.AddWorkingDays(Day("2026-01-05"), CalendarBounds.MaxWorkingDays + 1));
}
