using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Ledger.Index;
using CreditFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.KeyRotation;

/// <summary>The encrypted fields of every table, whichever room's: the cipher knows its own.</summary>
/// <remarks>A row is written on the condition that nobody wrote meanwhile, and whoever writes meanwhile has to read again. Cost: 1 round trip a
/// hundred rows, 1 for each that is under an old key.</remarks>
internal sealed class RewrapTables(StorageAccount account, FieldCipher cipher, ILogger<RewrapTables> logger) : IRewrapping
{
    private const int PageSize = 100;

    // Of the durable backend, where it keeps its state in the same account: nothing of it is encrypted by the app.
    private const string Hub = "CreditFunctions";

    /// <summary>Whether a table can hold such fields. The access log's payloads stand under keys of the subjects' own, which are fields of another table.</summary>
    public static bool MayHoldFields(string table) =>
        !table.StartsWith(Hub, StringComparison.OrdinalIgnoreCase) && table != AccessLogIndex.Table;

    /// <inheritdoc />
    public int Order => 1;

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> PlacesAsync(CancellationToken cancellationToken) =>
        [.. (await account.TableNamesAsync(cancellationToken)).Where(MayHoldFields).Select(name => "table " + name)];

    /// <inheritdoc />
    public async Task<RewrapStep> StepAsync(string place, string? continuation, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(place["table ".Length..]);
        await foreach (var page in table.QueryAsync<TableEntity>(maxPerPage: PageSize, cancellationToken: cancellationToken).AsPages(continuation))
        {
            var (rewrapped, stuck) = (0, 0);
            foreach (var row in page.Values)
            {
                try
                {
                    if (await RewrapAsync(table, row, cancellationToken)) rewrapped++;
                }
                catch (CryptographicException error)
                {
                    stuck++;
                    logger.LogError("A field of {Table} cannot be brought under the newest key: {Why}", table.Name, error.Message);
                }
            }

            return new RewrapStep(rewrapped, stuck, page.ContinuationToken);
        }

        return RewrapStep.Nothing;
    }

    private async Task<bool> RewrapAsync(TableClient table, TableEntity? row, CancellationToken cancellationToken)
    {
        while (row is not null && Rewrapped(row) is { } fields)
        {
            try
            {
                await table.UpdateEntityAsync(fields, row.ETag, TableUpdateMode.Merge, cancellationToken);
                return true;
            }
            catch (RequestFailedException error) when (error.Status is 404 or 412)
            {
                var now = await table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
                row = now.HasValue ? now.Value : null;
            }
        }

        return false;
    }

    private TableEntity? Rewrapped(TableEntity row)
    {
        TableEntity? fields = null;
        foreach (var (name, value) in row)
        {
            if (value is not byte[] bytes || cipher.Rewrap(bytes) is not { } again) continue;
            fields ??= new TableEntity(row.PartitionKey, row.RowKey);
            fields[name] = again;
        }

        return fields;
    }
}
