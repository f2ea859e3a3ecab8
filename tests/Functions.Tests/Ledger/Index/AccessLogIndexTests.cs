using Azure.Data.Tables;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Ledger.Index;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Ledger.Index;

public sealed class AccessLogIndexTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IAsyncLifetime
{
    private LedgerApp _app = null!;
    private string _subject = null!;

    public async Task InitializeAsync()
    {
        _app = new LedgerApp(azurite);
        _subject = await _app.NewSubjectAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Trait("Article", "24")]
    public async Task A_subject_sees_its_own_entries_page_by_page_the_newest_first()
    {
        for (var look = 1; look <= 7; look++)
        {
            await _app.AppendAsync(_subject, $"M{look}");
            await _app.AppendAsync(await _app.NewSubjectAsync());
            _app.Stored.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await _app.Index.CatchUpAsync(default);
        var (seen, continuation) = (new List<string?>(), (string?)null);
        do
        {
            var page = await _app.Index.ReadAsync(_subject, continuation, 3, default);
            seen.AddRange(page.Entries.Select(entry => entry.Matter));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        Assert.Equal(["M7", "M6", "M5", "M4", "M3", "M2", "M1"], seen);
    }

    [Fact, Trait("Article", "24")]
    public async Task An_entry_that_two_appended_under_one_id_is_shown_once()
    {
        var entry = LedgerEntry.Of(Caller.Anonymous, "public") with { Id = EntryId.New(_app.Stored.Clock.GetUtcNow()), SubjectId = _subject };
        await Task.WhenAll(_app.Writer.AppendAsync(entry, default), _app.Writer.AppendAsync(entry, default));
        await _app.Index.CatchUpAsync(default);
        Assert.Equal(entry.Id, Assert.Single((await _app.Index.ReadAsync(_subject, null, 50, default)).Entries).Id);
    }

    [Fact, Trait("Article", "24")]
    public async Task A_page_costs_one_call_and_catching_up_with_nothing_one()
    {
        await _app.AppendAsync(_subject);
        await _app.Index.CatchUpAsync(default);
        await _app.Index.ReadAsync(_subject, null, 50, default);
        var calls = _app.Stored.Faults.Calls;
        await _app.Index.CatchUpAsync(default);
        await _app.Index.ReadAsync(_subject, null, 50, default);
        Assert.Equal(2, _app.Stored.Faults.Calls - calls);
    }

    [Fact, Trait("Article", "24")]
    public async Task An_index_made_again_equals_the_one_that_followed()
    {
        for (var day = 0; day < 4; day++)
        {
            for (var look = 0; look < 150; look++) await _app.AppendAsync(look % 3 == 0 ? null : _subject);
            await _app.Index.CatchUpAsync(default);
            _app.Stored.Clock.Advance(TimeSpan.FromDays(1));
        }

        var followed = await RowsAsync();
        var table = await _app.Stored.Account.TableAsync(AccessLogIndex.Table);
        foreach (var (partition, row, _) in followed) await table.DeleteEntityAsync(partition, row);
        Assert.Equal(600, await _app.Indexer.RebuildAsync(default));
        Assert.Equal(followed, await RowsAsync());
        Assert.Equal(600, followed.Count);
    }

    [Theory, Trait("Article", "24")]
    [InlineData("$batch")]
    [InlineData("AccessLogPositions")]
    [InlineData(".jsonl")]
    public async Task An_indexer_that_broke_off_goes_on_and_another_process_goes_on_from_it(string call)
    {
        for (var look = 0; look < 3; look++) await _app.AppendAsync(_subject);
        _app.Stored.Faults.Fail = message => message.Request.Uri.ToString().Contains(call, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => _app.Index.CatchUpAsync(default));
        _app.Stored.Faults.Fail = _ => false;
        await _app.Index.CatchUpAsync(default);
        await _app.AppendAsync(_subject);
        var another = _app.Another();
        using var indexer = new AccessLogIndexer(another.Account, another.Segments, another.LedgerReader, _app.Stored.Clock);
        Assert.Equal(1, await indexer.CatchUpAsync(default));
        Assert.Equal(4, (await _app.Index.ReadAsync(_subject, null, 50, default)).Entries.Count);
    }

    [Fact, Trait("Article", "24")]
    public async Task What_is_erased_opens_nowhere_and_the_tree_still_stands()
    {
        await _app.AppendAsync(_subject, "before");
        await _app.AppendAsync(null, "nobody's");
        await _app.Index.CatchUpAsync(default);
        await _app.Sealer.SealAsync(default);
        await _app.Stored.LedgerKeys.DestroyAsync(_subject, default);
        Assert.Empty((await _app.Index.ReadAsync(_subject, null, 50, default)).Entries);
        Assert.Equal(["nobody's"], (await _app.EntriesAsync()).Select(entry => entry.Matter));

        await _app.AppendAsync(_subject, "after");
        await _app.Index.CatchUpAsync(default);
        Assert.Equal(["after"], (await _app.Index.ReadAsync(_subject, null, 50, default)).Entries.Select(entry => entry.Matter));
        await _app.Sealer.SealAsync(default);
        await _app.SealedAsync();
        await _app.ChainAsync();
    }

    [Fact, Trait("Article", "24")]
    public async Task A_made_up_subject_has_no_key_of_its_own()
    {
        await _app.AppendAsync("s" + new string('a', 24));
        await _app.AppendAsync("s/../#");
        var owners = new HashSet<string>();
        await foreach (var row in (await _app.Stored.Account.TableAsync("LedgerKeys")).QueryAsync<TableEntity>())
        {
            if (row.RowKey != "of") owners.Add(row.PartitionKey);
        }

        Assert.Equal(["platform"], owners);
    }

    [Fact, Trait("Article", "24")]
    public async Task An_entry_is_found_by_its_id_by_whom_it_is_about_only()
    {
        await _app.AppendAsync(_subject);
        await _app.Index.CatchUpAsync(default);
        var entry = Assert.Single(await _app.EntriesAsync());
        Assert.Equal(entry.Id, (await _app.Index.FindAsync(_subject, entry.Id, default))!.Id);
        Assert.Null(await _app.Index.FindAsync(await _app.NewSubjectAsync(), entry.Id, default));
        Assert.Null(await _app.Index.FindAsync(_subject, "q'or'", default));
    }

    private async Task<IReadOnlyList<(string Partition, string Row, string Cells)>> RowsAsync()
    {
        var rows = new List<(string, string, string)>();
        await foreach (var row in (await _app.Stored.Account.TableAsync(AccessLogIndex.Table)).QueryAsync<TableEntity>())
        {
            rows.Add((row.PartitionKey, row.RowKey,
                $"{row.GetString("Segment")} {row.GetInt64("Offset")} {row.GetString("Key")} {Convert.ToBase64String(row.GetBinary("Sealed"))}"));
        }

        return rows;
    }
}
