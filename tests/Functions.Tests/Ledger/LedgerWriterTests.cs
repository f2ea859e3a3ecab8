using Azure.Storage.Blobs.Specialized;
using CreditFunctions.Access;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Ledger;

public sealed class LedgerWriterTests : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private readonly StoredApp _app;
    private readonly LedgerWriter _log;
    private readonly string _subject = NewId.Make('s');

    public LedgerWriterTests(AzuriteFixture azurite)
    {
        _app = new StoredApp(azurite.ConnectionString);
        _log = _app.OpenLedger();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _log.DisposeAsync();

    [Fact, Trait("Article", "15")]
    public async Task A_query_is_in_the_log_when_the_append_returns()
    {
        await _log.AppendAsync(Entry() with { Purpose = "10(1)", Matter = "四平许可2026-1", Items = ["penalty"], Records = 2 }, default);
        var read = Assert.Single(await ReadAsync());
        Assert.Equal("四平许可2026-1", read.Matter);
        Assert.Equal(_app.Clock.GetUtcNow(), read.At);
        Assert.NotEmpty(read.Id);
    }

    [Fact, Trait("Article", "15")]
    public async Task Queries_that_wait_together_share_an_append()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => _log.AppendAsync(Entry(), default)));
        Assert.Equal(500, (await ReadAsync()).Count);
        // However slowly they are sealed: far fewer appends than queries.
        Assert.InRange(await BlocksAsync(), 1, 250);
    }

    [Fact, Trait("Article", "15")]
    public async Task While_the_storage_is_down_no_query_may_be_answered()
    {
        _app.Faults.Fail = _ => true;
        var refused = await Assert.ThrowsAsync<ProblemException>(() => _log.AppendAsync(Entry(), default));
        Assert.Equal("ledger-unavailable", refused.Problem.Code);
        Assert.Equal(503, refused.Problem.Status);
    }

    [Fact, Trait("Article", "15")]
    public async Task After_a_failed_append_the_log_goes_on_in_a_new_blob()
    {
        await _log.AppendAsync(Entry() with { Matter = "before" }, default);
        _app.Faults.Fail = message => message.Request.Uri.ToUri().Query.Contains("comp=appendblock", StringComparison.Ordinal);
        await Assert.ThrowsAsync<ProblemException>(() => _log.AppendAsync(Entry() with { Matter = "lost" }, default));
        _app.Faults.Fail = _ => false;
        await _log.AppendAsync(Entry() with { Matter = "after" }, default);
        Assert.Equal(["after", "before"], (await ReadAsync()).Select(entry => entry.Matter).Order());
    }

    [Fact, Trait("Article", "15")]
    public async Task Each_day_in_China_has_its_own_blobs()
    {
        _app.Clock.SetUtcNow(new DateTimeOffset(2026, 9, 24, 23, 59, 59, TimeSpan.FromHours(8)));
        await _log.AppendAsync(Entry(), default);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        await _log.AppendAsync(Entry(), default);
        Assert.Single(await ReadAsync(new DateOnly(2026, 9, 24)));
        Assert.Single(await ReadAsync(new DateOnly(2026, 9, 25)));
    }

    [Fact, Trait("Article", "15")]
    public async Task What_waits_is_stored_before_the_log_closes()
    {
        await _app.LedgerKeys.CurrentAsync(_subject);
        var waiting = Enumerable.Range(0, 50).Select(_ => _log.AppendAsync(Entry(), default)).ToArray();
        await _log.DisposeAsync();
        await Task.WhenAll(waiting);
        Assert.Equal(50, (await ReadAsync()).Count);
    }

    [Fact, Trait("Article", "15")]
    public async Task A_closed_log_answers_nobody()
    {
        await _log.DisposeAsync();
        Assert.Equal("ledger-unavailable", (await Assert.ThrowsAsync<ProblemException>(() => _log.AppendAsync(Entry(), default))).Problem.Code);
    }

    private LedgerEntry Entry() => LedgerEntry.Of(Caller.Anonymous, "public") with { SubjectId = _subject };

    private async Task<List<LedgerEntry>> ReadAsync(DateOnly? day = null)
    {
        var of = day ?? ChinaTime.DateOf(_app.Clock.GetUtcNow());
        var entries = new List<LedgerEntry>();
        await foreach (var entry in _log.ReadAsync(of, of, default))
        {
            if (entry.SubjectId == _subject) entries.Add(entry);
        }

        return entries;
    }

    private async Task<int> BlocksAsync()
    {
        var container = await _app.Account.ContainerAsync(LedgerContainers.Entries);
        var blocks = 0;
        await foreach (var blob in container.GetBlobsAsync())
        {
            await foreach (var entry in _app.LedgerReader.ReadAsync(blob.Name, 0, blob.Properties.ContentLength!.Value, default))
            {
                if (entry.Entry?.SubjectId != _subject) continue;
                blocks += (await container.GetAppendBlobClient(blob.Name).GetPropertiesAsync()).Value.BlobCommittedBlockCount;
                break;
            }
        }

        return blocks;
    }
}
