using System.Globalization;
using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.Cases;

/// <summary>The reasons that a body gave lately in cases of one kind: those of another case must not copy them. Kept encrypted.</summary>
/// <param name="account">Where they lie.</param>
/// <param name="cipher">Encrypts them.</param>
/// <param name="table">The table of that kind.</param>
internal abstract class PastReasons(StorageAccount account, FieldCipher cipher, string table)
{
    private const int Compared = 50;

    /// <summary>Takes note of reasons. Should a crash lose one, a copy of it goes unnoticed; nothing else. Cost: 1 round trip.</summary>
    /// <param name="unit">Whose, by unified social credit code.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="at">When they were given.</param>
    /// <param name="reasons">The reasons.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task KeepAsync(string unit, string caseId, DateTimeOffset at, string reasons, CancellationToken cancellationToken)
    {
        var row = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - at.UtcTicks:D19}|{caseId}");
        await (await account.TableAsync(table)).UpsertEntityAsync(new TableEntity(unit, row)
        {
            ["Reasons"] = cipher.Seal(reasons, Context(unit, row)),
        }, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The body's latest in other cases. Cost: 1 round trip.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(string unit, string caseId, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {unit}");
        await foreach (var row in (await account.TableAsync(table)).QueryAsync<TableEntity>(filter, Compared, cancellationToken: cancellationToken))
        {
            if (!row.RowKey.EndsWith(caseId, StringComparison.Ordinal))
            {
                reasons.Add(cipher.Open(row.GetBinary("Reasons"), Context(row.PartitionKey, row.RowKey)));
            }

            if (reasons.Count == Compared) break;
        }

        return reasons;
    }

    private string Context(string unit, string row) => $"{table}\n{unit}\n{row}";
}
