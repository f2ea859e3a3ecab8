using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Authorisations;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Storage;

namespace CreditFunctions.Authorisations;

/// <summary>The authorisations: a partition a subject, a row an authorisation, never removed. A query reads the row itself: there is no copy that could be old.</summary>
/// <remarks>Cost: 1 round trip a call.</remarks>
internal sealed class AuthorisationStore(StorageAccount account, FieldCipher cipher)
{
    internal const string Table = "Authorisations";

    /// <summary>Adds one. False where the id is there already.</summary>
    public async Task<bool> TryAddAsync(StoredAuthorisation authorisation, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryAddAsync(From(authorisation), cancellationToken);

    /// <summary>Writes it as it stands now. False where somebody else wrote since it was read: read and decide again.</summary>
    public async Task<bool> TryUpdateAsync(StoredAuthorisation authorisation, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryReplaceAsync(From(authorisation), authorisation.Version, cancellationToken);

    /// <summary>The authorisation of that id by that subject, or null.</summary>
    public async Task<StoredAuthorisation?> FindAsync(string subjectId, string id, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(subjectId) || !OpaqueId.Is(id)) return null;
        var row = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(subjectId, id, cancellationToken: cancellationToken);
        return row.HasValue ? To(row.Value!) : null;
    }

    /// <summary>All that a subject gave.</summary>
    public async Task<IReadOnlyList<StoredAuthorisation>> OfAsync(string subjectId, CancellationToken cancellationToken)
    {
        var found = new List<StoredAuthorisation>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {subjectId}");
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) found.Add(To(row));
        return found;
    }

    private TableEntity From(StoredAuthorisation authorisation)
    {
        var terms = authorisation.Terms;
        var row = new TableEntity(authorisation.SubjectId, authorisation.Id)
        {
            ["GranteeKind"] = terms.Grantee.Kind.ToString(),
            ["Grantee"] = terms.Grantee.Id,
            ["Items"] = string.Join(',', terms.Items),
            ["From"] = Text(terms.Period.From),
            ["Until"] = Text(terms.Period.Until),
            ["Uses"] = terms.Uses.ToString(),
            ["GivenAt"] = authorisation.GivenAt,
            ["Written"] = cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(authorisation.Written), Context(authorisation.SubjectId, authorisation.Id)),
        };
        if (terms.RevokedAt is { } revoked) row["RevokedAt"] = revoked;
        if (terms.UsedAt is { } used) row["UsedAt"] = used;
        if (terms.UsedFor is { } request) row["UsedFor"] = request;
        if (authorisation.Request is { } given) row["Request"] = given;
        return row;
    }

    private StoredAuthorisation To(TableEntity row) => new(row.PartitionKey, row.RowKey,
        new Authorisation(
            new Grantee(Enum.Parse<GranteeKind>(row.GetString("GranteeKind")), row.GetString("Grantee")),
            row.GetString("Items").Split(','),
            new AgreedPeriod(Date(row.GetString("From")), Date(row.GetString("Until"))),
            Enum.Parse<AuthorisedUses>(row.GetString("Uses")))
        {
            RevokedAt = row.GetDateTimeOffset("RevokedAt"),
            UsedAt = row.GetDateTimeOffset("UsedAt"),
            UsedFor = row.GetString("UsedFor"),
        }, row.GetDateTimeOffset("GivenAt")!.Value)
    {
        Written = JsonSerializer.Deserialize<WrittenTerms>(cipher.OpenBytes(row.GetBinary("Written"), Context(row.PartitionKey, row.RowKey)))!,
        Request = row.GetString("Request"),
        Version = row.ETag,
    };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Context(string subjectId, string id) => $"{Table}\n{subjectId}\n{id}";
}
