using CreditFunctions.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Telemetry;

public sealed class CaseGaugesTests
{
    private const string Kind = "gauge-test";
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public void Open_cases_are_told_by_days_left_overdue_ones_apart_and_none_as_zero()
    {
        var gauges = new CaseGauges(_clock);
        Assert.Empty(Of("credit.cases.overdue"));
        gauges.Counted([new CaseCount(Kind, [5, 0, 5], 2)]);
        Assert.Equal([(1, "0"), (2, "5")], Of("credit.cases.open").Select(of => (of.Value, (string)of.By["days_left"]!)).OrderBy(of => of.Value));
        Assert.Equal(2, Assert.Single(Of("credit.cases.overdue")).Value);
        gauges.Counted([new CaseCount(Kind, [], 0)]);
        Assert.Equal(0, Assert.Single(Of("credit.cases.overdue")).Value);
    }

    [Fact]
    public void Instance_that_no_longer_goes_round_falls_silent()
    {
        var gauges = new CaseGauges(_clock);
        gauges.Counted([new CaseCount(Kind + "-old", [5], 0)]);
        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Single(Of("credit.cases.open", Kind + "-old"));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(Of("credit.cases.open", Kind + "-old"));
    }

    private static List<(int Value, IReadOnlyDictionary<string, object?> By)> Of(string gauge, string kind = Kind) =>
        [.. Measured.Now(gauge).Where(of => of.By["case.kind"] as string == kind)];
}
