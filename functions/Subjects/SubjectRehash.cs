using Azure;
using Azure.Data.Tables;
using CreditFunctions.KeyRotation;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Subjects;

/// <summary>After a rotation, the index of subjects under the newest key: each number is opened, hashed anew, and its row moved there.</summary>
/// <remarks>The new row is added before the old one goes: a lookup finds one of them at any instant. Cost: 1 round trip a hundred rows, 2 a row.</remarks>
internal sealed class SubjectRehash(StorageAccount account, Pseudonyms pseudonyms, KeyRing keys, FieldCipher cipher, ILogger<SubjectRehash> logger) : IRewrapping
{
    internal const string NumberColumn = "Number";
    private const int PageSize = 100;

    /// <summary>An identifier as its index row keeps it.</summary>
    public static byte[] Seal(FieldCipher cipher, Identifier identifier, string hash) =>
        cipher.Seal($"{identifier.Kind}\n{identifier.Country}\n{identifier.Number}", Context(hash));

    /// <inheritdoc />
    public int Order => 0;

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> PlacesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(["index of subjects"]);

    /// <inheritdoc />
    public async Task<RewrapStep> StepAsync(string place, string? continuation, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(SubjectIndex.Table);
        var old = TableClient.CreateQueryFilter($"RowKey eq {SubjectIndex.IndexRow} and KeyVersion ne {keys.Current}");
        await foreach (var page in table.QueryAsync<TableEntity>(old, PageSize, cancellationToken: cancellationToken).AsPages(continuation))
        {
            var moved = 0;
            foreach (var row in page.Values)
            {
                if (await MoveAsync(table, row, cancellationToken)) moved++;
            }

            return new RewrapStep(moved, page.Values.Count - moved, page.ContinuationToken);
        }

        return RewrapStep.Nothing;
    }

    private async Task<bool> MoveAsync(TableClient table, TableEntity row, CancellationToken cancellationToken)
    {
        if (row.GetBinary(NumberColumn) is not { } number)
        {
            logger.LogError("An index row of key version {KeyVersion} has no number to hash anew: it is of an earlier version of the app", row.GetInt32("KeyVersion"));
            return false;
        }

        var written = cipher.Open(number, Context(row.PartitionKey));
        var parts = written.Split('\n');
        var hash = pseudonyms.OfIdentifier(keys.Current, parts[0], parts[1], parts[2]);
        var moved = new TableEntity(row) { PartitionKey = hash, ["KeyVersion"] = keys.Current, [NumberColumn] = cipher.Seal(written, Context(hash)) };
        if (!await table.TryAddAsync(moved, cancellationToken))
        {
            // A run that was cut off added it before. It must lead where the old one does.
            var there = await table.GetEntityAsync<TableEntity>(hash, SubjectIndex.IndexRow, cancellationToken: cancellationToken);
            if (there.Value.GetString("SubjectId") != row.GetString("SubjectId"))
            {
                logger.LogError("Two subjects stand under one identifier: {SubjectId} and {OtherId}", row.GetString("SubjectId"), there.Value.GetString("SubjectId"));
                return false;
            }
        }

        await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        return true;
    }

    private static string Context(string hash) => $"{SubjectIndex.Table}\n{hash}\n{SubjectIndex.IndexRow}";
}
