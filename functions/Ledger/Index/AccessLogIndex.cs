using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using CreditFunctions.Ledger.Keys;
using CreditFunctions.Storage;

namespace CreditFunctions.Ledger.Index;

/// <summary>Who looked at a subject's information and what was changed in it, the newest first: a view of the ledger, made from it alone (art. 24, 28).</summary>
/// <remarks>
/// Rows of <c>AccessLog</c>: (subject id or <c>platform</c>, time backwards and entry id) → where the entry stands, and its sealed payload.
/// Cost of a page: 1 round trip, and the subject's key where it was not met for ten minutes; <see cref="AccessLogIndexer.CatchUpAsync"/> before it.
/// </remarks>
internal sealed class AccessLogIndex(StorageAccount account, LedgerKeys keys, AccessLogIndexer indexer)
{
    internal const string Table = "AccessLog";

    /// <summary>Takes in what was stored up to now, so that the next page is complete. Cost: 1 round trip where nothing is new.</summary>
    public Task CatchUpAsync(CancellationToken cancellationToken) => indexer.CatchUpAsync(cancellationToken);

    /// <summary>A page of a subject's entries, the newest first. Erased entries are passed over.</summary>
    /// <param name="subjectId">The subject.</param>
    /// <param name="continuation">Of the page before, or null.</param>
    /// <param name="pageSize">The most entries, up to 1,000.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<AccessLogPage> ReadAsync(string subjectId, string? continuation, int pageSize, CancellationToken cancellationToken)
    {
        var from = continuation is null ? string.Empty : AccessLogRow.KeyOf(continuation);
        var rows = await RowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {LedgerKeys.OwnerOf(subjectId)} and RowKey gt {from}"), pageSize, cancellationToken);
        var entries = new List<LedgerEntry>(rows.Count);
        foreach (var row in rows)
        {
            if (row.Open(await keys.FindAsync(row.Key, cancellationToken)) is { } entry) entries.Add(entry);
        }

        return new AccessLogPage(entries, rows.Count < pageSize ? null : rows[^1].Id);
    }

    /// <summary>All entries of a subject since an instant, the newest first. Cost: 1 round trip for each thousand.</summary>
    public async IAsyncEnumerable<LedgerEntry> SinceAsync(string subjectId, DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {LedgerKeys.OwnerOf(subjectId)} and RowKey lt {AccessLogRow.KeyBefore(since)}");
        await foreach (var entity in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var row = AccessLogRow.From(entity);
            if (row.Open(await keys.FindAsync(row.Key, cancellationToken)) is { } entry && entry.At >= since) yield return entry;
        }
    }

    /// <summary>Where an entry of a subject stands, or null. Cost: 1 round trip.</summary>
    /// <param name="subjectId">The subject; null for an entry that is about nobody.</param>
    /// <param name="entryId">The entry.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<AccessLogRow?> FindAsync(string? subjectId, string entryId, CancellationToken cancellationToken)
    {
        if (EntryId.MillisecondOf(entryId) is null) return null;
        var row = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(LedgerKeys.OwnerOf(subjectId), AccessLogRow.KeyOf(entryId),
            cancellationToken: cancellationToken);
        return row.HasValue ? AccessLogRow.From(row.Value!) : null;
    }

    private async Task<IReadOnlyList<AccessLogRow>> RowsAsync(string filter, int count, CancellationToken cancellationToken)
    {
        var rows = new List<AccessLogRow>(count);
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, count, cancellationToken: cancellationToken))
        {
            rows.Add(AccessLogRow.From(row));
            if (rows.Count == count) break;
        }

        return rows;
    }
}

/// <summary>A page of the entries about a subject.</summary>
/// <param name="Entries">The newest first.</param>
/// <param name="Continuation">Asks for the next page; null where this is the last.</param>
internal sealed record AccessLogPage(IReadOnlyList<LedgerEntry> Entries, string? Continuation);
