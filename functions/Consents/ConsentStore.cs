using Azure;
using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.Consents;

/// <summary>
/// The consent register: a partition a subject, a row a consent. Rows of other partitions only point to consents (a provider's, a guardian's,
/// those to be erased); a pointer is written before what it points to, so that a crash leaves one too many and never one too few.
/// </summary>
/// <remarks>Cost: 1 round trip a call, where nothing else is said.</remarks>
internal sealed class ConsentStore(StorageAccount account, ConsentEntity entities)
{
    internal const string Table = "Consents";
    private const string Erasing = "erasing", Ward = "ward|", Subject = "SubjectId";

    /// <summary>Adds a consent and what points to it. False where the id is there already. Cost: 2 round trips, 1 more for a guardian's.</summary>
    public async Task<bool> TryAddAsync(StoredConsent consent, CancellationToken cancellationToken)
    {
        await PointAsync(OfProvider(consent.Terms.Provider), consent.Id, consent.SubjectId, cancellationToken);
        if (consent.GuardianId is { } guardian) await PointAsync(guardian, Ward + consent.Id, consent.SubjectId, cancellationToken);
        return await (await account.TableAsync(Table)).TryAddAsync(entities.From(consent), cancellationToken);
    }

    /// <summary>Writes a consent as it stands now. False where somebody else wrote since it was read: read and decide again.</summary>
    public async Task<bool> TryUpdateAsync(StoredConsent consent, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryReplaceAsync(entities.From(consent), consent.Version, cancellationToken);

    /// <summary>The consent of that id about that subject, or null.</summary>
    public async Task<StoredConsent?> FindAsync(string subjectId, string id, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(id)) return null;
        var row = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(subjectId, id, cancellationToken: cancellationToken);
        return row.HasValue ? entities.To(row.Value!) : null;
    }

    /// <summary>A subject's consents, and those that it gave as a guardian. Cost: 1 round trip, 1 more for each of the latter.</summary>
    public async Task<IReadOnlyList<StoredConsent>> OfAsync(string subjectId, bool wards, CancellationToken cancellationToken)
    {
        var found = new List<StoredConsent>();
        await foreach (var row in RowsAsync(subjectId, cancellationToken))
        {
            if (!row.RowKey.StartsWith(Ward, StringComparison.Ordinal)) found.Add(entities.To(row));
            else if (wards && await FindAsync(row.GetString(Subject), row.RowKey[Ward.Length..], cancellationToken) is { } consent) found.Add(consent);
        }

        return found;
    }

    /// <summary>The consent of that id that the subject gave for itself or for a ward, or null. Cost: 1 to 3 round trips.</summary>
    public async Task<StoredConsent?> FindGivenAsync(string subjectId, string id, CancellationToken cancellationToken) =>
        await FindAsync(subjectId, id, cancellationToken)
        ?? (OpaqueId.Is(id) && await PointedAsync(subjectId, Ward + id, cancellationToken) is { } ward ? await FindAsync(ward, id, cancellationToken) : null);

    /// <summary>The consent of that id to that provider, or null. Cost: 2 round trips.</summary>
    public async Task<StoredConsent?> FindOfProviderAsync(string unit, string id, CancellationToken cancellationToken) =>
        OpaqueId.Is(id) && await PointedAsync(OfProvider(unit), id, cancellationToken) is { } subjectId ? await FindAsync(subjectId, id, cancellationToken) : null;

    /// <summary>A page of the consents to a provider. Cost: 1 round trip, and 1 a consent, at the same time.</summary>
    public async Task<(IReadOnlyList<StoredConsent> Consents, string? Continuation)> OfProviderAsync(string unit, string? continuation, int size,
        CancellationToken cancellationToken)
    {
        var after = continuation ?? string.Empty;
        var pointers = new List<TableEntity>();
        var rows = (await account.TableAsync(Table)).QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {OfProvider(unit)} and RowKey gt {after}"), size, cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            pointers.Add(row);
            if (pointers.Count == size) break;
        }

        var found = await Task.WhenAll(pointers.Select(row => FindAsync(row.GetString(Subject), row.RowKey, cancellationToken)));
        return ([.. found.OfType<StoredConsent>()], pointers.Count == size ? pointers[^1].RowKey : null);
    }

    /// <summary>Puts a consent on the list of those whose information is to be erased.</summary>
    public Task ListErasureAsync(string subjectId, string id, CancellationToken cancellationToken) => PointAsync(Erasing, id, subjectId, cancellationToken);

    /// <summary>Takes it off the list; again changes nothing.</summary>
    public async Task CloseErasureAsync(string id, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).DeleteEntityAsync(Erasing, id, ETag.All, cancellationToken);

    /// <summary>The list, and since when each stands on it.</summary>
    public async Task<IReadOnlyList<(string SubjectId, string Id, DateTimeOffset Since)>> ErasuresAsync(CancellationToken cancellationToken)
    {
        var found = new List<(string, string, DateTimeOffset)>();
        await foreach (var row in RowsAsync(Erasing, cancellationToken)) found.Add((row.GetString(Subject), row.RowKey, row.Timestamp ?? DateTimeOffset.MinValue));
        return found;
    }

    private static string OfProvider(string unit) => $"provider:{unit}";

    private async Task PointAsync(string list, string row, string subjectId, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).UpsertEntityAsync(new TableEntity(list, row) { [Subject] = subjectId }, TableUpdateMode.Replace, cancellationToken);

    private async Task<string?> PointedAsync(string list, string row, CancellationToken cancellationToken)
    {
        var pointer = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(list, row, cancellationToken: cancellationToken);
        return pointer.HasValue ? pointer.Value!.GetString(Subject) : null;
    }

    private async IAsyncEnumerable<TableEntity> RowsAsync(string partition,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = (await account.TableAsync(Table)).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
            cancellationToken: cancellationToken);
        await foreach (var row in rows) yield return row;
    }
}
