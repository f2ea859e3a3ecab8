using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Storage;

namespace CreditFunctions.Repairs;

/// <summary>The reasons for which a body rejected repairs lately: a rejection must not copy them. Kept encrypted.</summary>
internal sealed class RejectionReasons(StorageAccount account, FieldCipher cipher)
{
    private const string Table = "RepairReasons";
    private const int Compared = 50;

    /// <summary>Takes note of a rejection's reasons. Should a crash lose one, a copy of it goes unnoticed; nothing else. Cost: 1 round trip.</summary>
    public async Task KeepAsync(RepairCase repair, string reasons, CancellationToken cancellationToken)
    {
        if (repair is not { DecidedAt: { } decided, Outcome: RepairOutcome.Rejected }) return;
        var row = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - decided.UtcTicks:D19}|{repair.CaseId}");
        await (await account.TableAsync(Table)).UpsertEntityAsync(new TableEntity(repair.DecidingBody, row)
        {
            ["Reasons"] = cipher.Seal(reasons, Context(repair.DecidingBody, row)),
        }, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The latest of the deciding body in other cases. Cost: 1 round trip.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(RepairCase repair, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {repair.DecidingBody}");
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, Compared, cancellationToken: cancellationToken))
        {
            if (!row.RowKey.EndsWith(repair.CaseId, StringComparison.Ordinal))
            {
                reasons.Add(cipher.Open(row.GetBinary("Reasons"), Context(row.PartitionKey, row.RowKey)));
            }

            if (reasons.Count == Compared) break;
        }

        return reasons;
    }

    private static string Context(string unit, string row) => $"{Table}\n{unit}\n{row}";
}
