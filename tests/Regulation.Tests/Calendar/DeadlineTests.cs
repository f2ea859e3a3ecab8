using CreditFunctions.Regulation.Calendar;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Calendar;

[Trait("Article", "25")]
public class DeadlineTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Shipped;

    [Theory]
    // Plain weeks.
    [InlineData("2026-03-02T10:00:00+08:00", 1, "2026-03-03")]
    [InlineData("2026-03-02T10:00:00+08:00", 5, "2026-03-09")]
    [InlineData("2026-03-02T10:00:00+08:00", 10, "2026-03-16")]
    // Year end.
    [InlineData("2021-12-31T10:00:00+08:00", 1, "2022-01-04")]
    [InlineData("2021-12-31T10:00:00+08:00", 10, "2022-01-17")]
    [InlineData("2022-12-30T10:00:00+08:00", 10, "2023-01-16")]
    [InlineData("2025-12-31T10:00:00+08:00", 1, "2026-01-04")]
    [InlineData("2025-12-31T10:00:00+08:00", 10, "2026-01-15")]
    // Spring Festival.
    [InlineData("2021-02-10T10:00:00+08:00", 1, "2021-02-18")]
    [InlineData("2022-01-28T10:00:00+08:00", 10, "2022-02-16")]
    [InlineData("2024-02-08T10:00:00+08:00", 1, "2024-02-09")]
    [InlineData("2024-02-09T10:00:00+08:00", 10, "2024-02-29")]
    [InlineData("2025-01-24T10:00:00+08:00", 10, "2025-02-13")]
    [InlineData("2026-02-13T10:00:00+08:00", 10, "2026-03-05")]
    // A make-up Saturday or Sunday inside the span, or at its end.
    [InlineData("2021-09-16T10:00:00+08:00", 2, "2021-09-18")]
    [InlineData("2022-03-31T10:00:00+08:00", 2, "2022-04-02")]
    [InlineData("2023-06-21T10:00:00+08:00", 1, "2023-06-25")]
    [InlineData("2024-04-03T10:00:00+08:00", 1, "2024-04-07")]
    [InlineData("2026-05-06T10:00:00+08:00", 3, "2026-05-09")]
    [InlineData("2026-02-24T10:00:00+08:00", 4, "2026-02-28")]
    // The last day before a long holiday.
    [InlineData("2023-09-28T17:30:00+08:00", 1, "2023-10-07")]
    [InlineData("2023-09-28T17:30:00+08:00", 10, "2023-10-18")]
    [InlineData("2025-09-30T17:30:00+08:00", 10, "2025-10-21")]
    [InlineData("2026-09-30T17:30:00+08:00", 10, "2026-10-20")]
    // Mid-Autumn and National Day with their make-up days in one limit.
    [InlineData("2026-09-24T09:00:00+08:00", 10, "2026-10-15")]
    [InlineData("2021-09-17T09:00:00+08:00", 10, "2021-10-08")]
    public void Deadline_counts_working_days_from_the_day_after_receipt(string received, int workingDays, string lastDay) =>
        Assert.Equal(Day(lastDay), Calendar.DeadlineFor(Instant(received), workingDays).LastDay);

    [Theory]
    [InlineData("2026-03-02T23:59:59.999+08:00", "2026-03-03")]
    [InlineData("2026-03-03T00:00:00+08:00", "2026-03-04")]
    [InlineData("2026-03-02T15:59:59Z", "2026-03-03")]
    [InlineData("2026-03-02T16:00:00Z", "2026-03-04")]
    [InlineData("2026-03-02T11:30:00-05:00", "2026-03-04")]
    public void Day_of_receipt_is_the_day_in_China(string received, string nextWorkingDay) =>
        Assert.Equal(Day(nextWorkingDay), Calendar.DeadlineFor(Instant(received), 1).LastDay);

    [Theory]
    [InlineData("2026-03-07T12:00:00+08:00", "2026-03-09")]
    [InlineData("2026-03-08T23:59:00+08:00", "2026-03-09")]
    [InlineData("2026-10-03T12:00:00+08:00", "2026-10-08")]
    [InlineData("2026-02-14T12:00:00+08:00", "2026-02-24")]
    public void Receipt_on_a_day_off_starts_on_the_next_working_day(string received, string firstCounted) =>
        Assert.Equal(Day(firstCounted), Calendar.DeadlineFor(Instant(received), 3).Days[0]);

    [Fact]
    public void Deadline_skips_the_holiday_and_counts_the_make_up_Saturday()
    {
        var deadline = Calendar.DeadlineFor(Instant("2026-09-24T09:00:00+08:00"), 10);
        string[] expected =
        [
            "2026-09-28", "2026-09-29", "2026-09-30", "2026-10-08", "2026-10-09",
            "2026-10-10", "2026-10-12", "2026-10-13", "2026-10-14", "2026-10-15",
        ];
        Assert.Equal(expected.Select(Day), deadline.Days);
    }

    [Fact]
    public void Deadline_ends_at_the_midnight_after_its_last_day()
    {
        var deadline = Calendar.DeadlineFor(Instant("2026-03-02T10:00:00Z"), 10);
        Assert.Equal(Instant("2026-03-17T00:00:00+08:00"), deadline.End);
        Assert.Equal(TimeSpan.FromHours(8), deadline.End.Offset);
        Assert.False(deadline.IsOver(Instant("2026-03-16T23:59:59.9999999+08:00")));
        Assert.True(deadline.IsOver(Instant("2026-03-17T00:00:00+08:00")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(CalendarBounds.MaxWorkingDays + 1)]
    public void Limit_must_be_a_sane_number_of_working_days(int workingDays)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => Calendar.DeadlineFor(Instant("2026-03-02T10:00:00Z"), workingDays));
        Assert.Equal("workingDays", error.ParamName);
    }

    [Theory]
    [InlineData("1999-12-31T10:00:00+08:00")]
    [InlineData("2100-01-01T00:00:00+08:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:00:00Z")]
    public void Receipt_outside_the_bounds_is_refused_and_says_the_bounds(string received) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.DeadlineFor(Instant(received), 10));

    [Fact]
    public void Span_that_leaves_the_bounds_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.DeadlineFor(Instant("2099-12-30T10:00:00+08:00"), 10));

    [Fact]
    public void Equal_deadlines_are_equal_values()
    {
        var one = Calendar.DeadlineFor(Instant("2026-03-02T10:00:00Z"), 10);
        Assert.Equal(one, Calendar.DeadlineFor(Instant("2026-03-02T11:00:00Z"), 10));
        Assert.NotEqual(one, Calendar.DeadlineFor(Instant("2026-03-02T11:00:00Z"), 9));
    }
}
