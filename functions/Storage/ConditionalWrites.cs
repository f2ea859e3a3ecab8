using Azure;
using Azure.Data.Tables;

namespace CreditFunctions.Storage;

/// <summary>
/// Writes on a condition: of two writers one wins, and the other is told so, to read and decide again. Every other failure is thrown.
/// </summary>
/// <remarks>Cost: 1 round trip each.</remarks>
internal static class ConditionalWrites
{
    /// <summary>Adds a row. False where its key is taken.</summary>
    public static Task<bool> TryAddAsync(this TableClient table, TableEntity row, CancellationToken cancellationToken) =>
        WinsAsync(table.AddEntityAsync(row, cancellationToken));

    /// <summary>Puts a row in place of the version that was read. False where somebody else wrote since.</summary>
    public static Task<bool> TryReplaceAsync(this TableClient table, TableEntity row, ETag version, CancellationToken cancellationToken) =>
        WinsAsync(table.UpdateEntityAsync(row, version, TableUpdateMode.Replace, cancellationToken));

    /// <summary>Puts a row in place of one that was read, or adds it where none was there. False where somebody else wrote since.</summary>
    public static Task<bool> TryReplaceAsync(this TableClient table, TableEntity row, ETag? version, CancellationToken cancellationToken) =>
        version is { } read ? table.TryReplaceAsync(row, read, cancellationToken) : table.TryAddAsync(row, cancellationToken);

    /// <summary>As <see cref="TryReplaceAsync(TableClient, TableEntity, ETag?, CancellationToken)"/>, for who writes again: the row's new version, or null.</summary>
    public static async Task<ETag?> TryPutAsync(this TableClient table, TableEntity row, ETag? version, CancellationToken cancellationToken)
    {
        Response? written = null;
        var write = version is { } read ? table.UpdateEntityAsync(row, read, TableUpdateMode.Replace, cancellationToken) : table.AddEntityAsync(row, cancellationToken);
        return await WinsAsync(NoteAsync()) ? written!.Headers.ETag : null;

        async Task NoteAsync() => written = await write;
    }

    /// <summary>Does all of it or nothing. False where the condition of one does not hold.</summary>
    public static Task<bool> TrySubmitAsync(this TableClient table, IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken) =>
        WinsAsync(table.SubmitTransactionAsync(actions, cancellationToken));

    // 409: there already; 412: another version than the one that was read.
    private static async Task<bool> WinsAsync(Task write)
    {
        try
        {
            await write;
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            return false;
        }
    }
}
