using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;

namespace CreditFunctions.Objections;

/// <summary>The reasons that a body gave lately in other cases: a decision must not copy them. Kept encrypted.</summary>
internal sealed class PastDecisions(StorageAccount account, FieldCipher cipher)
{
    private const string Table = "ObjectionReasons";
    private const int Compared = 50;

    /// <summary>Takes note of a decision's reasons. Should a crash lose one, a copy of it goes unnoticed; nothing else. Cost: 1 round trip.</summary>
    public async Task KeepAsync(ObjectionCase objection, string reasons, CancellationToken cancellationToken)
    {
        if (objection.DecidedAt is not { } decided) return;
        var row = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - decided.UtcTicks:D19}|{objection.CaseId}");
        await (await account.TableAsync(Table)).UpsertEntityAsync(new TableEntity(objection.DecidingBody, row)
        {
            ["Reasons"] = cipher.Seal(reasons, Context(objection.DecidingBody, row)),
        }, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The latest reasons of the deciding body in other cases. Cost: 1 round trip.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(ObjectionCase objection, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {objection.DecidingBody}");
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, Compared, cancellationToken: cancellationToken))
        {
            if (!row.RowKey.EndsWith(objection.CaseId, StringComparison.Ordinal))
            {
                reasons.Add(cipher.Open(row.GetBinary("Reasons"), Context(row.PartitionKey, row.RowKey)));
            }

            if (reasons.Count == Compared) break;
        }

        return reasons;
    }

    private static string Context(string unit, string row) => $"{Table}\n{unit}\n{row}";
}
