using CreditFunctions.Regulation.Calendar;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Calendar;

[Trait("Article", "25")]
public class PublicationTests
{
    private static readonly WorkingCalendar Shipped = WorkingCalendar.Shipped;

    private static CalendarYear Year2027(string daysOff, string makeUpDays = "") => CalendarYear.Published(
        2027, "国办发明电〔2026〕1号", Days(daysOff), Days(makeUpDays));

    private static IEnumerable<DateOnly> Days(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Day);

    [Fact]
    public void Published_year_is_no_longer_provisional()
    {
        var calendar = Shipped.Publish(Year2027("2027-01-01 2027-01-02 2027-01-03"));
        var deadline = calendar.DeadlineFor(Instant("2026-12-18T10:00:00+08:00"), 10);
        Assert.False(deadline.Provisional);
        Assert.Equal(calendar.Version, deadline.CalendarVersion);
        Assert.True(Shipped.DeadlineFor(Instant("2026-12-18T10:00:00+08:00"), 10).Provisional);
    }

    [Fact]
    public void Version_names_the_content()
    {
        var once = Shipped.Publish(Year2027("2027-01-01"));
        Assert.NotEqual(Shipped.Version, once.Version);
        Assert.StartsWith("2027-", once.Version, StringComparison.Ordinal);
        Assert.Equal(once.Version, once.Publish(Year2027("2027-01-01")).Version);
        Assert.NotEqual(once.Version, once.Publish(Year2027("2027-01-01 2027-01-02")).Version);
    }

    [Fact]
    public void Year_has_a_version_of_its_own()
    {
        Assert.Equal("2027-provisional", Shipped.Year(2027).Version);
        Assert.Equal(Year2027("2027-01-01").Version, Year2027("2027-01-01").Version);
        Assert.NotEqual(Year2027("2027-01-01").Version, Year2027("2027-01-02").Version);
    }

    [Fact]
    public void Version_of_the_shipped_calendar_stands_in_stored_deadlines_and_must_not_drift() =>
        Assert.Equal("2026-2d6fd33694c8", Shipped.Version);

    [Fact]
    public void Later_notice_has_the_last_word_on_the_December_before()
    {
        var calendar = Shipped.Publish(Year2027("2026-12-31 2027-01-01 2027-01-02", "2026-12-27"));
        Assert.True(calendar.IsWorkingDay(Day("2026-12-27")));
        Assert.False(calendar.IsWorkingDay(Day("2026-12-31")));
        var later = calendar.Publish(Shipped.Year(2026));
        Assert.False(later.IsWorkingDay(Day("2026-12-31")));
    }

    [Fact]
    public void Provisional_year_cannot_be_published() =>
        Assert.Throws<ArgumentException>(() => Shipped.Publish(CalendarYear.ProvisionalFor(2027)));

    [Theory]
    [InlineData(1999, "号", "1999-01-01", "", "year")]
    [InlineData(2027, " ", "2027-01-01", "", "notice")]
    [InlineData(2027, "号", "", "", "daysOff")]
    [InlineData(2027, "号", "2028-01-01", "", "daysOff")]
    [InlineData(2027, "号", "2026-11-30", "", "daysOff")]
    [InlineData(2027, "号", "2027-01-01 2027-01-01", "", "daysOff")]
    [InlineData(2027, "号", "2027-01-01", "2027-01-04", "makeUpDays")]
    [InlineData(2027, "号", "2027-01-01 2027-01-02", "2027-01-02", "makeUpDays")]
    [InlineData(2027, "号", "2027-01-01", "2028-01-01", "makeUpDays")]
    public void Year_that_no_notice_can_say_is_refused_by_field(
        int year, string notice, string daysOff, string makeUpDays, string field)
    {
        var faults = CalendarYearRules.Check(year, notice, [.. Days(daysOff)], [.. Days(makeUpDays)]);
        Assert.Contains(faults, fault => fault.Field == field && fault.Message.Length > 0);
        Assert.Throws<ArgumentException>(() => CalendarYear.Published(year, notice, Days(daysOff), Days(makeUpDays)));
    }
}
