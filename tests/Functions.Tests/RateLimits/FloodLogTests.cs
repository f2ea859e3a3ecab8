using CreditFunctions.Access;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.RateLimits;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.RateLimits;

[Trait("Article", "15")]
public sealed class FloodLogTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 9, 24, 1, 0, 0, TimeSpan.Zero));
    private readonly ListLedger _ledger = new();
    private readonly LedgerEntry _entry = LedgerEntry.Of(Caller.Anonymous, "public") with { SubjectId = "s1", Outcome = "too-many-requests" };

    [Fact]
    public async Task A_flood_is_one_entry_a_minute_and_its_count()
    {
        await using var flood = new FloodLog(_ledger, _clock);
        for (var i = 0; i < 1000; i++) await flood.RefusedAsync("client a", _entry, default);
        await flood.RefusedAsync("client b", _entry, default);
        Assert.Equal(2, _ledger.Entries.Count);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await flood.RefusedAsync("client c", _entry, default);
        Assert.Equal([(null, "s1"), (null, "s1"), ("999 more in minute 2026-09-24T01:00Z", null), (null, "s1")],
            _ledger.Entries.Select(entry => (entry.Detail, entry.SubjectId)));
    }

    [Fact]
    public async Task What_is_still_counted_when_the_process_stops_is_written()
    {
        var flood = new FloodLog(_ledger, _clock);
        for (var i = 0; i < 3; i++) await flood.RefusedAsync("client a", _entry, default);
        await flood.DisposeAsync();
        Assert.Equal("2 more in minute 2026-09-24T01:00Z", _ledger.Entries[^1].Detail);
    }

    [Fact]
    public async Task Where_the_first_cannot_be_logged_the_next_is_the_first_again()
    {
        await using var flood = new FloodLog(_ledger, _clock);
        _ledger.Fails = true;
        await Assert.ThrowsAsync<ProblemException>(() => flood.RefusedAsync("client a", _entry, default));
        _ledger.Fails = false;
        await flood.RefusedAsync("client a", _entry, default);
        Assert.Single(_ledger.Entries);
    }
}
