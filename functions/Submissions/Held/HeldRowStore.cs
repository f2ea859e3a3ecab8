using Azure;
using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.Submissions.Held;

/// <summary>The list of held rows, for a person.</summary>
/// <remarks>Cost: 1 round trip to add, find or decide, 1 for each thousand to list.</remarks>
internal sealed class HeldRowStore(StorageAccount account, HeldRowEntity entities)
{
    private const string Table = "HeldRows";

    /// <summary>Puts a row on the list; again changes nothing, also where it was decided meanwhile.</summary>
    public async Task AddAsync(HeldRow row, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryAddAsync(entities.From(row), cancellationToken);

    /// <summary>A row of the list as it is stored, or null.</summary>
    public async Task<StoredHeldRow?> FindAsync(string receiptId, int row, CancellationToken cancellationToken)
    {
        var key = HeldRowEntity.RowKey(receiptId, row);
        var found = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(HeldRowEntity.Partition, key, cancellationToken: cancellationToken);
        return found.HasValue ? new StoredHeldRow(entities.To(found.Value!), found.Value!.ETag) : null;
    }

    /// <summary>Puts another state in place of one that was read. False where somebody else was faster.</summary>
    public async Task<bool> TryReplaceAsync(StoredHeldRow stored, HeldRow next, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryReplaceAsync(entities.From(next), stored.ETag, cancellationToken);

    /// <summary>A page of the list: all, or those that a unit sent or decided.</summary>
    /// <param name="unit">The unit, or null for all.</param>
    /// <param name="openOnly">Only those that nobody decided yet.</param>
    /// <param name="continuation">Where the page begins, or null.</param>
    /// <param name="size">The most rows.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The rows, and where the next page begins, or null.</returns>
    public async Task<(IReadOnlyList<HeldRow> Rows, string? Continuation)> ListAsync(
        string? unit, bool openOnly, string? continuation, int size, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {HeldRowEntity.Partition} and RowKey gt {continuation ?? string.Empty}");
        if (unit is not null) filter += " and " + TableClient.CreateQueryFilter($"(Provider eq {unit} or DecidingBody eq {unit})");
        if (openOnly) filter += " and " + TableClient.CreateQueryFilter($"State eq {HeldRowEntity.Open}");
        var rows = await ReadAsync(filter, size, cancellationToken);
        return (rows, rows.Count == size ? HeldRowEntity.RowKey(rows[^1].ReceiptId, rows[^1].Row) : null);
    }

    /// <summary>Rows whose decision is not carried out whole: a crash came between.</summary>
    public Task<List<HeldRow>> UnfinishedAsync(CancellationToken cancellationToken) => ReadAsync(TableClient.CreateQueryFilter(
        $"PartitionKey eq {HeldRowEntity.Partition} and State ne {HeldRowEntity.Open} and IsDone eq {false}"), int.MaxValue, cancellationToken);

    private async Task<List<HeldRow>> ReadAsync(string filter, int most, CancellationToken cancellationToken)
    {
        var rows = new List<HeldRow>();
        await foreach (var entity in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(entities.To(entity));
            if (rows.Count == most) break;
        }

        return rows;
    }
}

/// <summary>A held row as it was read.</summary>
internal sealed record StoredHeldRow(HeldRow Row, ETag ETag);
