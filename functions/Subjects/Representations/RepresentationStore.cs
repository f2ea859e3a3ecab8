using System.Globalization;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Regulation.Representations;
using CreditFunctions.Storage;

namespace CreditFunctions.Subjects.Representations;

/// <summary>The representations: a partition a represented subject, a row each, never removed; and by representative which those are.</summary>
/// <remarks>Cost: 1 round trip a call, where nothing else is said.</remarks>
internal sealed class RepresentationStore(StorageAccount account)
{
    internal const string Table = "Representations", IndexTable = "RepresentationsHeld";

    /// <summary>Adds one: the index first, which alone says nothing. False where the id is there already. Cost: 2 round trips.</summary>
    public async Task<bool> TryAddAsync(StoredRepresentation one, CancellationToken cancellationToken)
    {
        var index = new TableEntity(one.Terms.Representative, one.Id) { ["SubjectId"] = one.SubjectId };
        await (await account.TableAsync(IndexTable)).UpsertEntityAsync(index, TableUpdateMode.Replace, cancellationToken);
        return await (await account.TableAsync(Table)).TryAddAsync(From(one), cancellationToken);
    }

    /// <summary>Writes it as it stands now. False where somebody else wrote since it was read.</summary>
    public async Task<bool> TryUpdateAsync(StoredRepresentation one, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryReplaceAsync(From(one), one.Version, cancellationToken);

    /// <summary>The representation of that id of that subject, or null.</summary>
    public async Task<StoredRepresentation?> FindAsync(string subjectId, string id, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(subjectId) || !OpaqueId.Is(id)) return null;
        var row = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(subjectId, id, cancellationToken: cancellationToken);
        return row.HasValue ? To(row.Value!) : null;
    }

    /// <summary>All of a represented subject.</summary>
    public async Task<IReadOnlyList<StoredRepresentation>> OfAsync(string subjectId, CancellationToken cancellationToken)
    {
        var found = new List<StoredRepresentation>();
        if (!OpaqueId.Is(subjectId)) return found;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {subjectId}");
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) found.Add(To(row));
        return found;
    }

    /// <summary>All that a person holds. Cost: 1 round trip, and 1 each.</summary>
    public async Task<IReadOnlyList<StoredRepresentation>> HeldByAsync(string representative, CancellationToken cancellationToken)
    {
        var found = new List<StoredRepresentation>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {representative}");
        await foreach (var row in (await account.TableAsync(IndexTable)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (await FindAsync(row.GetString("SubjectId"), row.RowKey, cancellationToken) is { } one) found.Add(one);
        }

        return found;
    }

    private static TableEntity From(StoredRepresentation one)
    {
        var row = new TableEntity(one.SubjectId, one.Id)
        {
            ["Representative"] = one.Terms.Representative,
            ["Kind"] = one.Terms.Kind.ToString(),
            ["Scope"] = string.Join(',', one.Terms.Scope),
            ["From"] = Text(one.Terms.Period.From),
            ["Until"] = Text(one.Terms.Period.Until),
            ["EvidenceSha256"] = one.EvidenceSha256,
            ["FiledAt"] = one.FiledAt,
        };
        if (one.FiledBy is { } unit) row["FiledBy"] = unit;
        if (one.Terms.RevokedAt is { } revoked) row["RevokedAt"] = revoked;
        return row;
    }

    private static StoredRepresentation To(TableEntity row) => new(row.PartitionKey, row.RowKey,
        new Representation(row.GetString("Representative"), Enum.Parse<RepresentationKind>(row.GetString("Kind")),
            [.. row.GetString("Scope").Split(',').Select(Enum.Parse<RepresentationScope>)],
            new AgreedPeriod(Date(row.GetString("From")), Date(row.GetString("Until"))))
        { RevokedAt = row.GetDateTimeOffset("RevokedAt") },
        row.GetString("EvidenceSha256"), row.GetDateTimeOffset("FiledAt")!.Value, row.GetString("FiledBy"))
    { Version = row.ETag };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
