using CreditFunctions.Calendar;
using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CreditFunctions.Functions.Tests.Calendar;

[Trait("Article", "25")]
public class DeadlineQueryTests
{
    private static DeadlineQuery Read(string query) => DeadlineQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(query)));

    [Theory]
    [InlineData("?received=2026-09-24T09:00:00%2B08:00&workingDays=10")]
    [InlineData("?received=2026-09-24T09:00:00+08:00&workingDays=10")]
    [InlineData("?received=2026-09-24T01:00:00Z&workingDays=10")]
    public void Instant_is_read_also_where_the_plus_sign_was_not_escaped(string query)
    {
        var asked = Read(query);
        Assert.Equal(new DateTimeOffset(2026, 9, 24, 1, 0, 0, TimeSpan.Zero), asked.Received);
        Assert.Equal(10, asked.WorkingDays);
    }

    [Theory]
    [InlineData("?workingDays=10", "received", "required")]
    [InlineData("?received=2026-09-24T09:00:00&workingDays=10", "received", "offset-required")]
    [InlineData("?received=2026-09-24&workingDays=10", "received", "format")]
    [InlineData("?received=2026-02-30T09:00:00Z&workingDays=10", "received", "format")]
    [InlineData("?received=1990-01-01T09:00:00Z&workingDays=10", "received", "out-of-range")]
    [InlineData("?received=2026-09-24T09:00:00Z&received=2026-09-25T09:00:00Z&workingDays=10", "received", "format")]
    [InlineData("?received=2026-09-24T09:00:00Z", "workingDays", "format")]
    [InlineData("?received=2026-09-24T09:00:00Z&workingDays=0", "workingDays", "format")]
    [InlineData("?received=2026-09-24T09:00:00Z&workingDays=-1", "workingDays", "format")]
    [InlineData("?received=2026-09-24T09:00:00Z&workingDays=5001", "workingDays", "format")]
    [InlineData("?received=2026-09-24T09:00:00Z&workingDays=ten", "workingDays", "format")]
    [InlineData("?received=2026-09-24T09:00:00Z&workingDays=1.5", "workingDays", "format")]
    [InlineData("?received=2026-09-24T09:00:00Z&workingDays=99999999999", "workingDays", "format")]
    public void What_cannot_be_counted_names_its_field(string query, string field, string code)
    {
        var problem = Assert.Throws<ProblemException>(() => Read(query)).Problem;
        Assert.Equal(400, problem.Status);
        var error = Assert.Single(problem.Errors);
        Assert.Equal((field, code), (error.Field, error.Code));
    }

    [Fact]
    public void Both_faults_are_told_at_once()
    {
        var problem = Assert.Throws<ProblemException>(() => Read("?")).Problem;
        Assert.Equal(["received", "workingDays"], problem.Errors.Select(error => error.Field));
    }

    [Fact]
    public void Missing_offset_tells_the_way_out()
    {
        var problem = Assert.Throws<ProblemException>(() => Read("?received=2026-09-24T09:00:00&workingDays=1")).Problem;
        Assert.Contains("+08:00", problem.Errors[0].Message, StringComparison.Ordinal);
    }
}
