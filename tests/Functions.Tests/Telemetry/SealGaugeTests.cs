using CreditFunctions.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Telemetry;

public sealed class SealGaugeTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public void It_is_zero_while_sealing_goes_on_grows_while_it_fails_and_is_silent_where_nobody_tries()
    {
        var gauge = new SealGauge(_clock);
        Assert.Null(Read(gauge));
        gauge.Sealed(_clock.GetUtcNow());
        Assert.Equal(0, Read(gauge));
        foreach (var minutes in new[] { 10, 20 })
        {
            _clock.Advance(TimeSpan.FromMinutes(10));
            gauge.Failed(_clock.GetUtcNow());
            Assert.Equal(minutes * 60, Read(gauge));
        }

        gauge.Sealed(_clock.GetUtcNow());
        Assert.Equal(0, Read(gauge));
        _clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(Read(gauge));
    }

    private static double? Read(SealGauge gauge)
    {
        var last = gauge.Age().ToList();
        return last.Count == 0 ? null : Assert.Single(last).Value;
    }
}
