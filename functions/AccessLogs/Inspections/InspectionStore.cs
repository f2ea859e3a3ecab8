using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Queries;
using CreditFunctions.Storage;

namespace CreditFunctions.AccessLogs.Inspections;

/// <summary>The unannounced inspections. There are few: an exception by law.</summary>
/// <remarks>Rows: (<c>inspection</c>, id). What was written by people is encrypted. Cost: 1 round trip each; a list 1 for each thousand.</remarks>
internal sealed class InspectionStore(StorageAccount account, FieldCipher cipher, Pseudonyms pseudonyms)
{
    internal const string Table = "UnannouncedInspections";
    private const string Partition = "inspection";

    /// <summary>The id of an inspection.</summary>
    public string IdOf(string unit, string subjectId, QueryPurpose purpose, string matter) =>
        "i" + pseudonyms.Id("inspection", unit, subjectId, purpose.Describe(), matter);

    /// <summary>The inspection, or null.</summary>
    public async Task<(Inspection Inspection, ETag Version)?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(id)) return null;
        var row = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? (To(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>All of which the end is after an instant, the last registered first.</summary>
    public async Task<IReadOnlyList<Inspection>> ListAsync(DateTimeOffset endAfter, CancellationToken cancellationToken)
    {
        var found = new List<Inspection>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and HiddenUntil gt {endAfter}");
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) found.Add(To(row));
        return [.. found.OrderByDescending(inspection => inspection.RegisteredAt)];
    }

    /// <summary>Registers it. False where that matter has one already.</summary>
    public async Task<bool> TryAddAsync(Inspection inspection, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryAddAsync(From(inspection), cancellationToken);

    /// <summary>Replaces it. False where somebody else changed it meanwhile.</summary>
    public async Task<bool> TryUpdateAsync(Inspection inspection, ETag version, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryReplaceAsync(From(inspection), version, cancellationToken);

    private TableEntity From(Inspection inspection) => new(Partition, inspection.Id)
    {
        ["HiddenUntil"] = inspection.Terms.HiddenUntil,
        ["Sealed"] = cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(inspection, JsonContract.Options), Context(inspection.Id)),
    };

    private Inspection To(TableEntity row) => JsonSerializer.Deserialize<Inspection>(
        cipher.OpenBytes(row.GetBinary("Sealed"), Context(row.RowKey)), JsonContract.Options)!;

    private static string Context(string id) => $"{Table}\n{Partition}\n{id}";
}
