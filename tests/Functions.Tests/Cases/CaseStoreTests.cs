using Azure.Data.Tables;
using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Problems;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Cases;

public sealed class CaseStoreTests : IClassFixture<AzuriteFixture>
{
    private const string Table = "CaseStoreTests";
    private readonly StoredApp _app;
    private readonly CaseStore _cases;
    private readonly string _id = NewId.Make('o');

    public CaseStoreTests(AzuriteFixture azurite)
    {
        _app = new StoredApp(azurite.ConnectionString);
        _cases = _app.Cases(Table);
    }

    [Fact]
    public async Task A_case_begins_once()
    {
        Assert.True(await AddAsync());
        Assert.False(await AddAsync());
        Assert.Equal("{\"a\":1}", (await _cases.ReadAsync(_id, default))!.State);
    }

    [Fact]
    public async Task Of_two_events_at_the_same_time_one_is_stored_first_and_the_other_decides_anew()
    {
        await AddAsync();
        var seen = (await _cases.ReadAsync(_id, default))!;
        var won = await Task.WhenAll(Enumerable.Range(0, 6).Select(writer =>
            _cases.TryAppendAsync(seen, "{}", [new NewCaseEvent($"by{writer}", "system", "{}")], null, default)));
        Assert.Single(won, true);
        Assert.Equal(2, (await _cases.EventsAsync(_id, default)).Count);
    }

    [Fact]
    public async Task Events_keep_their_order_past_a_thousand_and_are_never_changed()
    {
        await AddAsync();
        for (var round = 0; round < 12; round++)
        {
            var current = (await _cases.ReadAsync(_id, default))!;
            await _cases.TryAppendAsync(current, "{}", [.. Enumerable.Range(0, 90).Select(_ => new NewCaseEvent("rang", "system", "{}"))], null, default);
        }

        Assert.Equal(Enumerable.Range(1, 1081), (await _cases.EventsAsync(_id, default)).Select(happened => happened.Number));
    }

    [Fact]
    public async Task State_and_events_come_together_or_not_at_all()
    {
        await AddAsync();
        var stale = (await _cases.ReadAsync(_id, default))! with { LastEvent = 0 };
        Assert.False(await _cases.TryAppendAsync(stale, "{\"a\":2}", [new NewCaseEvent("late", "system", "{}")], null, default));
        Assert.Equal("{\"a\":1}", (await _cases.ReadAsync(_id, default))!.State);
        Assert.Single(await _cases.EventsAsync(_id, default));
    }

    [Fact]
    public async Task Cases_are_listed_by_their_columns()
    {
        await _cases.TryAddAsync(_id, "{}", [], new Dictionary<string, object> { ["Unit"] = _id }, default);
        Assert.Equal(_id, Assert.Single(await _cases.ListAsync(TableClient.CreateQueryFilter($"Unit eq {_id}"), default)).PartitionKey);
    }

    [Fact, Trait("Article", "28")]
    public async Task What_people_wrote_is_not_readable_in_the_table()
    {
        await _cases.TryAddAsync(_id, "\"张三的陈述\"", [new NewCaseEvent("received", "system", "\"张三的陈述\"")], null, default);
        await foreach (var row in (await _app.Account.TableAsync(Table)).QueryAsync<TableEntity>(row => row.PartitionKey == _id))
        {
            Assert.All(row.Where(column => column.Value is byte[]), column =>
                Assert.Equal(-1, ((byte[])column.Value).AsSpan().IndexOf("张三"u8)));
            Assert.DoesNotContain(row.Select(column => column.Value).OfType<string>(), value => value.Contains("张三", StringComparison.Ordinal));
        }

        Assert.Equal("\"张三的陈述\"", Assert.Single(await _cases.EventsAsync(_id, default)).Content);
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_and_that_was_sent_again_is_known_as_done()
    {
        await _app.Account.TableAsync(Table);
        LoseNext();
        Assert.True(await AddAsync());
        var seen = (await _cases.ReadAsync(_id, default))!;
        LoseNext();
        Assert.True(await _cases.TryAppendAsync(seen, "{\"a\":2}", [new NewCaseEvent("rang", "system", "{}")], null, default));
        Assert.Equal("{\"a\":2}", (await _cases.ReadAsync(_id, default))!.State);
        Assert.Equal(["received", "rang"], (await _cases.EventsAsync(_id, default)).Select(happened => happened.Kind));
    }

    [Fact]
    public async Task What_is_too_large_to_be_stored_is_answered_by_its_limit_and_stores_nothing()
    {
        await AddAsync();
        var (seen, large) = ((await _cases.ReadAsync(_id, default))!, $"\"{new string('长', 22_000)}\"");
        Assert.Equal("entry-too-large", await RefusedAsync("{}", large));
        Assert.Equal("case-full", await RefusedAsync(large, "{}"));
        Assert.Single(await _cases.EventsAsync(_id, default));

        async Task<string> RefusedAsync(string state, string content) => (await Assert.ThrowsAsync<ProblemException>(() =>
            _cases.TryAppendAsync(seen, state, [new NewCaseEvent("rang", "system", content)], null, default))).Problem.Code;
    }

    private void LoseNext()
    {
        var lost = 0;
        _app.Faults.Lose = message => message.Request.Uri.ToString().Contains("$batch", StringComparison.Ordinal) && Interlocked.Increment(ref lost) == 1;
    }

    private Task<bool> AddAsync() => _cases.TryAddAsync(_id, "{\"a\":1}", [new NewCaseEvent("received", "system", "{}")], null, default);
}
