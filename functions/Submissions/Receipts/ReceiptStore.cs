using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.Submissions.Receipts;

/// <summary>
/// The receipts: one row a receipt, a row in its provider's list (newest first), and, until it is ended, a row in the list of
/// open receipts, from which an ingestion is begun again that was lost between storing and starting.
/// </summary>
/// <remarks>Cost: add 3 round trips, read 1, update 1 (the end 2), list 1 for each thousand.</remarks>
internal sealed class ReceiptStore(StorageAccount account)
{
    private const string Table = "Submissions", ReceiptRow = "receipt", OpenPartition = "open", ListPrefix = "unit|";

    /// <summary>Stores a new receipt. False where its id is taken.</summary>
    public async Task<bool> TryAddAsync(SubmissionReceipt receipt, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(Table);
        // Open first: a receipt that was acknowledged is never missing in the list of open ones.
        await table.UpsertEntityAsync(new TableEntity(OpenPartition, receipt.ReceiptId), TableUpdateMode.Replace, cancellationToken);
        if (!await table.TryAddAsync(Entity(receipt), cancellationToken)) return false;
        await ListAsync(receipt, cancellationToken);
        return true;
    }

    /// <summary>Puts a stored receipt into its provider's list; again changes nothing. Storing it may have been cut off before that.</summary>
    public async Task ListAsync(SubmissionReceipt receipt, CancellationToken cancellationToken) => await (await account.TableAsync(Table))
        .UpsertEntityAsync(new TableEntity(ListPrefix + receipt.Provider, ListRow(receipt)), TableUpdateMode.Replace, cancellationToken);

    /// <summary>The receipt, or null.</summary>
    public async Task<StoredReceipt?> ReadAsync(string receiptId, CancellationToken cancellationToken)
    {
        var row = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(receiptId, ReceiptRow, cancellationToken: cancellationToken);
        return row.HasValue
            ? new StoredReceipt(JsonSerializer.Deserialize<SubmissionReceipt>(row.Value!.GetString("Receipt"))!, row.Value.ETag)
            : null;
    }

    /// <summary>Writes the next state. False where somebody else wrote first: read again.</summary>
    public async Task<bool> TryUpdateAsync(StoredReceipt from, SubmissionReceipt to, CancellationToken cancellationToken)
    {
        if (!await (await account.TableAsync(Table)).TryReplaceAsync(Entity(to), from.Version, cancellationToken)) return false;
        if (to.IsEnded) await CloseAsync(to.ReceiptId, cancellationToken);
        return true;
    }

    /// <summary>Takes an ended receipt, or one that never was stored, off the list of open ones; again changes nothing.</summary>
    public async Task CloseAsync(string receiptId, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).DeleteEntityAsync(OpenPartition, receiptId, ETag.All, cancellationToken);

    /// <summary>Ids of receipts that are not ended, and since when they are listed.</summary>
    public async Task<IReadOnlyList<(string ReceiptId, DateTimeOffset Since)>> OpenAsync(CancellationToken cancellationToken)
    {
        var open = new List<(string, DateTimeOffset)>();
        var rows = (await account.TableAsync(Table)).QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {OpenPartition}"), cancellationToken: cancellationToken);
        await foreach (var row in rows) open.Add((row.RowKey, row.Timestamp ?? DateTimeOffset.MinValue));
        return open;
    }

    /// <summary>A page of a unit's receipts, newest first.</summary>
    /// <returns>Their ids, and where the next page begins, or null.</returns>
    public async Task<(IReadOnlyList<string> ReceiptIds, string? Continuation)> ListAsync(
        string unit, string? continuation, int size, CancellationToken cancellationToken)
    {
        var after = continuation ?? string.Empty;
        var rows = (await account.TableAsync(Table)).QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {ListPrefix + unit} and RowKey gt {after}"), size, cancellationToken: cancellationToken);
        var keys = new List<string>();
        await foreach (var row in rows)
        {
            keys.Add(row.RowKey);
            if (keys.Count == size) break;
        }

        return ([.. keys.Select(key => key[(key.IndexOf('|', StringComparison.Ordinal) + 1)..])], keys.Count == size ? keys[^1] : null);
    }

    private static TableEntity Entity(SubmissionReceipt receipt) => new(receipt.ReceiptId, ReceiptRow)
    {
        ["State"] = receipt.State.ToString(),
        ["Receipt"] = JsonSerializer.Serialize(receipt),
    };

    // Newest first: time runs backwards in the key.
    private static string ListRow(SubmissionReceipt receipt) => string.Create(CultureInfo.InvariantCulture,
        $"{DateTimeOffset.MaxValue.UtcTicks - receipt.ReceivedAt.UtcTicks:D19}|{receipt.ReceiptId}");
}
