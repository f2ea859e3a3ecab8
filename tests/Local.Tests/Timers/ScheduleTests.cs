using CreditFunctions.Local.Timers;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Local.Tests.Timers;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("0 30 1 * * *", "2026-09-24T01:30:00Z", "2026-09-25T01:30:00Z")]
    [InlineData("*/15 * * * * *", "2026-09-24T01:30:00Z", "2026-09-24T01:30:15Z")]
    [InlineData("0 0 16 * * 1-5", "2026-09-25T16:00:00Z", "2026-09-28T16:00:00Z")]
    [InlineData("0 0 0 29 2 *", "2026-09-24T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("0 0 0 1 JAN *", "2026-09-24T00:00:00Z", "2027-01-01T00:00:00Z")]
    public void The_next_occurrence_is_strictly_after(string schedule, string from, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next), Schedule.Parse(schedule, new ConfigurationManager()).After(DateTimeOffset.Parse(from)));

    [Fact]
    public void A_day_that_never_comes_has_no_occurrence() =>
        Assert.Null(Schedule.Parse("0 0 0 30 2 *", new ConfigurationManager()).After(DateTimeOffset.UnixEpoch));

    [Theory]
    [InlineData("*/30 * * * * *", true)]
    [InlineData("0 * * * * *", false)]
    public void Runs_less_than_a_minute_apart_keep_no_status(string schedule, bool frequent) =>
        Assert.Equal(frequent, Schedule.Parse(schedule, new ConfigurationManager()).IsFrequent(DateTimeOffset.UnixEpoch));
}
