using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Misuse;
using CreditFunctions.Storage;

namespace CreditFunctions.Misuse;

/// <summary>The flags. Rows are added, and take one review; none is ever deleted. An auditor's words are encrypted: they may name people.</summary>
/// <remarks>Cost: 1 round trip a call; the list 1 a thousand.</remarks>
internal sealed class MisuseFlagStore(StorageAccount account, FieldCipher cipher)
{
    internal const string Table = "MisuseFlags";
    private const string Partition = "art-28";

    /// <summary>Adds a flag. False where it was raised before: it stays as it was first.</summary>
    public async Task<bool> TryAddAsync(StoredFlag flag, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryAddAsync(From(flag), cancellationToken);

    /// <summary>Writes it as it stands now. False where somebody else wrote since it was read.</summary>
    public async Task<bool> TryUpdateAsync(StoredFlag flag, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryReplaceAsync(From(flag), flag.Version, cancellationToken);

    /// <summary>The flag of that id, or null.</summary>
    public async Task<StoredFlag?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(id)) return null;
        var row = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? To(row.Value!) : null;
    }

    /// <summary>All flags, the latest day first.</summary>
    public async Task<IReadOnlyList<StoredFlag>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<StoredFlag>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) found.Add(To(row));
        return [.. found.OrderByDescending(flag => flag.Flag.Day).ThenBy(flag => flag.Id, StringComparer.Ordinal)];
    }

    private TableEntity From(StoredFlag stored)
    {
        var flag = stored.Flag;
        var row = new TableEntity(Partition, stored.Id)
        {
            ["Kind"] = flag.Kind.ToString(),
            ["Day"] = flag.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["Unit"] = flag.Unit,
            ["Count"] = flag.Count,
            ["Usual"] = flag.Usual,
            ["Evidence"] = JsonSerializer.Serialize(flag.Evidence),
            ["FlaggedAt"] = stored.FlaggedAt,
            ["Logged"] = stored.IsLogged,
        };
        if (flag.Person is { } person) row["Person"] = person;
        if (flag.SubjectId is { } subject) row["SubjectId"] = subject;
        if (stored.Finding is { } finding) row["Finding"] = cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(finding), Context(stored.Id));
        if (stored.ReviewedBy is { } auditor) row["ReviewedBy"] = auditor;
        if (stored.ReviewedAt is { } at) row["ReviewedAt"] = at;
        return row;
    }

    private StoredFlag To(TableEntity row) => new(row.RowKey,
        new MisuseFlag(Enum.Parse<MisuseKind>(row.GetString("Kind")),
            DateOnly.ParseExact(row.GetString("Day"), "yyyy-MM-dd", CultureInfo.InvariantCulture), row.GetString("Unit"), row.GetString("Person"),
            row.GetString("SubjectId"), row.GetInt32("Count")!.Value, row.GetInt32("Usual")!.Value,
            JsonSerializer.Deserialize<string[]>(row.GetString("Evidence"))!), row.GetDateTimeOffset("FlaggedAt")!.Value)
    {
        IsLogged = row.GetBoolean("Logged") ?? false,
        Finding = row.GetBinary("Finding") is { } finding ? JsonSerializer.Deserialize<string>(cipher.OpenBytes(finding, Context(row.RowKey))) : null,
        ReviewedBy = row.GetString("ReviewedBy"),
        ReviewedAt = row.GetDateTimeOffset("ReviewedAt"),
        Version = row.ETag,
    };

    private static string Context(string id) => $"{Table}\n{id}";
}
