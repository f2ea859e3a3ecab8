using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Ledger.Sealing;
using CreditFunctions.Problems;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace CreditFunctions.Functions.Tests.Ledger.Segments;

public sealed class SegmentWriterTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private LedgerApp _app = null!;

    public Task InitializeAsync()
    {
        _app = new LedgerApp(azurite);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Trait("Article", "15")]
    public async Task Entries_are_numbered_and_chained_over_all_segments_of_their_writer()
    {
        await _app.AppendManyAsync(100);
        _app.Stored.Clock.Advance(TimeSpan.FromDays(1));
        await _app.AppendManyAsync(100);
        Assert.Equal(200, await _app.ChainAsync());
        Assert.Equal([1, 2], (await _app.SegmentsAsync()).Select(segment => segment.Name.Number));
    }

    [Theory, Trait("Article", "15")]
    [InlineData("comp=appendblock")]
    [InlineData(".jsonl")]
    public async Task After_a_call_that_failed_nothing_is_answered_and_the_chain_goes_on(string call)
    {
        await _app.AppendManyAsync(5);
        foreach (var reached in new[] { false, true })
        {
            _app.Stored.Clock.Advance(TimeSpan.FromDays(1));
            _app.Stored.Faults.FailAfter = reached;
            _app.Stored.Faults.Fail = message => message.Request.Uri.ToString().Contains(call, StringComparison.Ordinal);
            for (var times = 0; times < 2; times++)
            {
                var refused = await Assert.ThrowsAsync<ProblemException>(() => _app.AppendAsync(matter: "never answered"));
                Assert.Equal("ledger-unavailable", refused.Problem.Code);
            }

            (_app.Stored.Faults.Fail, _app.Stored.Faults.FailAfter) = (_ => false, false);
            await _app.AppendManyAsync(5);
        }

        await _app.ChainAsync();
        Assert.Equal(15, (await _app.EntriesAsync()).Count(entry => entry.Matter is null));
        await _app.Sealer.SealAsync(default);
        await _app.SealedAsync();
    }

    [Theory, Trait("Article", "15")]
    [InlineData("LedgerKeys(PartitionKey=")]
    [InlineData("LedgerKeys()")]
    [InlineData("/LedgerKeys")]
    public async Task Without_a_key_nothing_is_answered_and_later_everything_is(string call)
    {
        var subject = await _app.NewSubjectAsync();
        await _app.AppendAsync();
        _app.Stored.Faults.Fail = message => Uri.UnescapeDataString(message.Request.Uri.ToString()).Contains(call, StringComparison.Ordinal);
        if (call == "LedgerKeys(PartitionKey=")
        {
            await _app.AppendAsync(subject);
        }
        else
        {
            Assert.Equal("ledger-unavailable", (await Assert.ThrowsAsync<ProblemException>(() => _app.AppendAsync(subject))).Problem.Code);
        }

        _app.Stored.Faults.Fail = _ => false;
        await _app.AppendAsync(subject, "after");
        Assert.Contains(await _app.EntriesAsync(), entry => entry.Matter == "after" && entry.SubjectId == subject);
        await _app.ChainAsync();
    }

    [Fact, Trait("Article", "15")]
    public async Task A_clock_that_moves_back_begins_no_segment_of_an_earlier_day()
    {
        await _app.AppendAsync();
        _app.Stored.Clock.AdjustTime(_app.Stored.Clock.GetUtcNow().AddDays(-1));
        await _app.AppendAsync();
        Assert.Single(await _app.SegmentsAsync());
        Assert.Equal(2, await _app.ChainAsync());
    }

    [Fact, Trait("Article", "15")]
    public async Task A_process_that_starts_with_its_clock_days_behind_the_last_seal_writes_where_the_sealer_looks()
    {
        await _app.AppendManyAsync(3);
        await _app.Sealer.SealAsync(default);
        var behind = new FakeTimeProvider(_app.Stored.Clock.GetUtcNow().AddDays(-9));
        var another = _app.Another();
        await using var writer = another.OpenLedger(new SealStore(another.Account), behind);
        await writer.AppendAsync(LedgerEntry.Of(Caller.Anonymous, "public"), default);
        await AllSealedAsync();
    }

    [Fact, Trait("Article", "15")]
    public async Task A_clock_that_falls_days_behind_while_its_process_runs_is_noticed_within_the_day_that_is_open()
    {
        var slow = new FakeTimeProvider(_app.Stored.Clock.GetUtcNow());
        var another = _app.Another();
        await using var writer = another.OpenLedger(new SealStore(another.Account), slow);
        for (var day = 0; day < 4; day++)
        {
            await writer.AppendAsync(LedgerEntry.Of(Caller.Anonymous, "public"), default);
            await AllSealedAsync();
            // A day goes by, of which this process's clock sees an hour.
            _app.Stored.Clock.Advance(TimeSpan.FromDays(1));
            slow.Advance(TimeSpan.FromHours(1));
            await _app.AppendAsync();
            await _app.Sealer.SealAsync(default);
        }
    }

    private async Task AllSealedAsync()
    {
        await _app.Sealer.SealAsync(default);
        Assert.Equal((await _app.SegmentsAsync()).Sum(segment => segment.Lines.Count), (await _app.SealedAsync()).Size);
    }

    [Fact, Trait("Article", "15")]
    public async Task An_append_costs_one_call_where_the_key_is_known()
    {
        var subject = await _app.NewSubjectAsync();
        await _app.AppendAsync(subject);
        var calls = _app.Stored.Faults.Calls;
        await _app.AppendAsync(subject);
        Assert.Equal(1, _app.Stored.Faults.Calls - calls);
    }

    [Fact, Trait("Article", "15")]
    public async Task The_key_of_an_expected_query_is_fetched_meanwhile()
    {
        var subject = await _app.NewSubjectAsync();
        await _app.AppendAsync(subject);
        var restarted = _app.Another();
        await using var writer = restarted.OpenLedger();
        await writer.AppendAsync(LedgerEntry.Of(Caller.Anonymous, "public"), default);
        using (writer.Expect(subject)) await restarted.LedgerKeys.CurrentAsync(subject);
        var calls = restarted.Faults.Calls;
        await writer.AppendAsync(LedgerEntry.Of(Caller.Anonymous, "public") with { SubjectId = subject }, default);
        Assert.Equal(1, restarted.Faults.Calls - calls);
    }

    [Fact, Trait("Article", "15")]
    public async Task What_is_stored_shows_nothing_of_an_entry_in_the_clear()
    {
        var subject = await _app.NewSubjectAsync();
        await _app.AppendAsync(subject, "四平许可2026-1");
        foreach (var line in (await _app.SegmentsAsync()).SelectMany(segment => segment.Lines))
        {
            var text = System.Text.Encoding.UTF8.GetString(line.Bytes);
            Assert.DoesNotContain(subject, text, StringComparison.Ordinal);
            Assert.DoesNotContain("public", text, StringComparison.Ordinal);
        }
    }
}
