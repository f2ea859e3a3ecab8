using CreditFunctions.Regulation.Calendar;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Calendar;

[Trait("Article", "25")]
public class RecomputationTests
{
    private const string Received = "2026-12-25T10:00:00+08:00"; // a Friday; ten working days end on 11 January 2027, provisionally

    private static Recomputation Recompute(string daysOff, string makeUpDays, string publishedAt, string? workingLastDay = null)
    {
        var old = WorkingCalendar.Shipped.DeadlineFor(Instant(Received), 10);
        Assert.Equal(Day("2027-01-11"), old.LastDay);
        var calendar = WorkingCalendar.Shipped.Publish(CalendarYear.Published(
            2027,
            "国办发明电〔2026〕1号",
            daysOff.Split(' ').Select(Day),
            makeUpDays.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Day)));
        return Recomputation.Of(
            old, Instant(Received), 10, calendar, Instant(publishedAt), workingLastDay is null ? null : Day(workingLastDay));
    }

    [Theory]
    // Same days: only the version is new.
    [InlineData("2027-01-01", "", "2026-12-28T09:00:00+08:00", DeadlineChange.Unchanged, "2027-01-11", "2027-01-11")]
    // A day off more: later, for the handler too.
    [InlineData("2027-01-01 2027-01-04", "", "2026-12-28T09:00:00+08:00", DeadlineChange.Later, "2027-01-12", "2027-01-12")]
    // A make-up Saturday: one day earlier. Published long before: the handler is held to the new day.
    [InlineData("2027-01-01", "2027-01-09", "2026-12-28T09:00:00+08:00", DeadlineChange.Earlier, "2027-01-09", "2027-01-09")]
    // Published on the new last day: the handler has until the end of the next working day, which is the old one.
    [InlineData("2027-01-01", "2027-01-09", "2027-01-09T09:00:00+08:00", DeadlineChange.Earlier, "2027-01-09", "2027-01-11")]
    // Two make-up days, published on the new last day: one working day to finish, not all the time that was.
    [InlineData("2027-01-01", "2027-01-02 2027-01-03", "2027-01-07T23:59:00+08:00", DeadlineChange.Earlier, "2027-01-07", "2027-01-08")]
    // Published after both ended: nothing is given back.
    [InlineData("2027-01-01", "2027-01-09", "2027-01-20T09:00:00+08:00", DeadlineChange.Earlier, "2027-01-09", "2027-01-11")]
    public void Statutory_deadline_follows_the_calendar_and_the_handler_is_not_surprised(
        string daysOff, string makeUpDays, string publishedAt, DeadlineChange change, string statutory, string working)
    {
        var recomputed = Recompute(daysOff, makeUpDays, publishedAt);
        Assert.Equal(change, recomputed.Change);
        Assert.Equal(Day(statutory), recomputed.Statutory.LastDay);
        Assert.Equal(Day(working), recomputed.WorkingLastDay);
        Assert.Equal(ChinaTime.EndOf(Day(working)), recomputed.WorkingEnd);
        Assert.False(recomputed.Statutory.Provisional);
    }

    [Fact]
    public void Second_recomputation_starts_from_what_the_handler_was_held_to()
    {
        var recomputed = Recompute("2027-01-01", "2027-01-09", "2027-01-11T09:00:00+08:00", workingLastDay: "2027-01-12");
        Assert.Equal(Day("2027-01-09"), recomputed.Statutory.LastDay);
        Assert.Equal(Day("2027-01-12"), recomputed.WorkingLastDay);
    }
}
