using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Storage;

namespace CreditFunctions.Submissions.Held;

/// <summary>The list of held rows, for a person. It points to the row; the row itself stays in the encrypted submission.</summary>
/// <remarks>Cost: 1 round trip to add, 1 for each thousand to list.</remarks>
internal sealed class HeldRowStore(StorageAccount account)
{
    private const string Table = "HeldRows", Partition = "held";

    /// <summary>Puts a row on the list; again changes nothing.</summary>
    public async Task AddAsync(HeldRow row, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).UpsertEntityAsync(
            new TableEntity(Partition, string.Create(CultureInfo.InvariantCulture, $"{row.ReceiptId}|{row.Row:D7}"))
            {
                ["Provider"] = row.Provider,
                ["DecidingBody"] = row.DecidingBody,
                ["Item"] = row.Item,
                ["SubjectId"] = row.SubjectId,
                ["RecordId"] = row.RecordId,
                ["Action"] = row.Action.ToString(),
                ["Why"] = row.Why,
                ["HeldAt"] = row.HeldAt,
            }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>A page of the list: all, or those that a unit sent or decided.</summary>
    /// <returns>The rows, and where the next page begins, or null.</returns>
    public async Task<(IReadOnlyList<HeldRow> Rows, string? Continuation)> ListAsync(
        string? unit, string? continuation, int size, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {continuation ?? string.Empty}");
        if (unit is not null) filter += " and " + TableClient.CreateQueryFilter($"(Provider eq {unit} or DecidingBody eq {unit})");
        var rows = new List<HeldRow>();
        var last = string.Empty;
        await foreach (var entity in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, size, cancellationToken: cancellationToken))
        {
            rows.Add(Row(entity));
            last = entity.RowKey;
            if (rows.Count == size) break;
        }

        return (rows, rows.Count == size ? last : null);
    }

    private static HeldRow Row(TableEntity entity)
    {
        var at = entity.RowKey.IndexOf('|', StringComparison.Ordinal);
        return new HeldRow(entity.RowKey[..at], int.Parse(entity.RowKey.AsSpan(at + 1), CultureInfo.InvariantCulture),
            entity.GetString("Provider"), entity.GetString("DecidingBody"), entity.GetString("Item"), entity.GetString("SubjectId"),
            entity.GetString("RecordId"), Enum.Parse<RowAction>(entity.GetString("Action")), entity.GetString("Why"),
            entity.GetDateTimeOffset("HeldAt")!.Value);
    }
}
