using Azure;
using Azure.Data.Tables;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Storage;

public sealed class ConditionalWritesTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly CancellationToken s_none = CancellationToken.None;
    private readonly string _table = "Conditional" + Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task The_second_who_adds_a_row_is_told_so_and_changes_nothing()
    {
        var table = await TableAsync();
        Assert.True(await table.TryAddAsync(Row("a", "first"), s_none));
        Assert.False(await table.TryAddAsync(Row("a", "second"), s_none));
        Assert.Equal("first", (await ReadAsync(table, "a")).GetString("Who"));
    }

    [Fact]
    public async Task The_second_who_replaces_what_both_read_is_told_so_and_changes_nothing()
    {
        var table = await TableAsync();
        await table.TryAddAsync(Row("a", "none"), s_none);
        var read = await ReadAsync(table, "a");
        Assert.True(await table.TryReplaceAsync(Row("a", "first"), read.ETag, s_none));
        Assert.False(await table.TryReplaceAsync(Row("a", "second"), read.ETag, s_none));
        Assert.Equal("first", (await ReadAsync(table, "a")).GetString("Who"));
    }

    [Fact]
    public async Task What_nobody_has_stored_yet_is_added()
    {
        var table = await TableAsync();
        ETag? read = null;
        Assert.True(await table.TryReplaceAsync(Row("a", "first"), read, s_none));
        Assert.False(await table.TryReplaceAsync(Row("a", "second"), read, s_none));
    }

    [Fact]
    public async Task A_transaction_does_all_or_nothing()
    {
        var table = await TableAsync();
        await table.TryAddAsync(Row("b", "first"), s_none);
        Assert.False(await table.TrySubmitAsync([Add("a"), Add("b")], s_none));
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "a", cancellationToken: s_none)).HasValue);
        Assert.True(await table.TrySubmitAsync([Add("a"), Add("c")], s_none));
    }

    [Fact]
    public async Task What_fails_for_another_reason_is_thrown()
    {
        var app = new StoredApp(azurite.ConnectionString);
        var table = await app.Account.TableAsync(_table);
        app.Faults.Fail = _ => true;
        await Assert.ThrowsAsync<RequestFailedException>(() => table.TryAddAsync(Row("a", "first"), s_none));
    }

    private Task<TableClient> TableAsync() => new StoredApp(azurite.ConnectionString).Account.TableAsync(_table);

    private static TableTransactionAction Add(string row) => new(TableTransactionActionType.Add, Row(row, "second"));

    private static TableEntity Row(string row, string who) => new("p", row) { ["Who"] = who };

    private static async Task<TableEntity> ReadAsync(TableClient table, string row) =>
        await table.GetEntityAsync<TableEntity>("p", row, cancellationToken: s_none);
}
