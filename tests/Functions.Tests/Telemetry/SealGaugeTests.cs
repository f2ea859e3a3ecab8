using CreditFunctions.Access;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Ledger;
using CreditFunctions.Ledger.Sealing;
using CreditFunctions.Telemetry;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Telemetry;

public sealed class SealGaugeTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public void It_is_zero_while_sealing_goes_on_grows_while_it_fails_and_is_silent_where_nobody_tries()
    {
        var gauge = new SealGauge(new SealStore(new StoredApp(azurite.ConnectionString).Account), _clock, NullLogger<SealGauge>.Instance);
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

    [Fact]
    public async Task It_grows_where_no_sealing_comes_any_more_and_sees_that_another_process_sealed()
    {
        await using var app = new LedgerApp(azurite);
        var clock = app.Stored.Clock;
        var seals = new SealStore(app.Stored.Account);
        var gauge = new SealGauge(seals, clock, NullLogger<SealGauge>.Instance);
        await using var writer = app.Stored.OpenLedger(seals, clock, gauge);
        Assert.Null(Read(gauge));
        await AppendAsync();
        clock.Advance(TimeSpan.FromHours(2));
        await AppendAsync();
        Assert.Equal(7200, await LookedAsync());
        Assert.Equal(7200, await LookedAsync());

        Assert.NotNull(await app.Sealer.SealAsync(default));
        await LookedAsync();
        Assert.Equal(0, Read(gauge));
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, Read(gauge));
        await AppendAsync();
        clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(3 * 86_400, await LookedAsync());
        Assert.NotNull(await app.Sealer.SealAsync(default));
        await LookedAsync();
        Assert.Equal(0, Read(gauge));

        Task AppendAsync() => writer.AppendAsync(LedgerEntry.Of(Caller.Anonymous, "public"), default);

        async Task<double?> LookedAsync()
        {
            var read = Read(gauge);
            await gauge.Looking;
            return read;
        }
    }

    private static double? Read(SealGauge gauge)
    {
        var last = gauge.Age().ToList();
        return last.Count == 0 ? null : Assert.Single(last).Value;
    }
}
