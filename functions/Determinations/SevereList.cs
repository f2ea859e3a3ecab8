using Azure;
using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.Determinations;

/// <summary>Which determinations can stand on the severe list (严重失信主体名单). Holds ids only: whether one stands there, the case says when it is read.</summary>
/// <remarks>A row is written before the decision, and taken away after the end: a crash leaves a row too many, which no reader sees.</remarks>
internal sealed class SevereList(StorageAccount account)
{
    internal const string Table = "SevereList";
    private const string Partition = "listed";

    /// <summary>Puts a case on it; again changes nothing. Cost: 1 round trip.</summary>
    public async Task AddAsync(string caseId, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).UpsertEntityAsync(new TableEntity(Partition, caseId), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Takes a case off it; again changes nothing. Cost: 1 round trip.</summary>
    public async Task RemoveAsync(string caseId, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).DeleteEntityAsync(Partition, caseId, ETag.All, cancellationToken);

    /// <summary>So many ids after one, in order. Cost: 1 round trip.</summary>
    public async Task<IReadOnlyList<string>> PageAsync(string after, int size, CancellationToken cancellationToken)
    {
        var ids = new List<string>(size);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {after}");
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, size, ["RowKey"], cancellationToken))
        {
            ids.Add(row.RowKey);
            if (ids.Count == size) break;
        }

        return ids;
    }
}
