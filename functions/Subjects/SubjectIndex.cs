using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace CreditFunctions.Subjects;

/// <summary>Finds subjects by identifier. They are looked up by keyed hashes of their numbers; numbers and names are kept only encrypted.</summary>
/// <remarks>
/// Rows: (hash of the identifier, <c>index</c>) → subject id, and (subject id, <c>profile</c>).
/// Cost: find 1 round trip for each key version, none for ten minutes after; a new subject 2 more. Resolve: 2 round trips, whether the
/// subject is known or new, none for ten minutes after.
/// </remarks>
internal sealed class SubjectIndex(StorageAccount account, Pseudonyms pseudonyms, KeyRing keys, FieldCipher cipher) : IDisposable
{
    internal const string Table = "Subjects", IndexRow = "index";
    private const string ProfileRow = "profile";
    private const int Streak = 8;
    private readonly MemoryCache _found = new(new MemoryCacheOptions { SizeLimit = 200_000 });
    private readonly MemoryCache _resolved = new(new MemoryCacheOptions { SizeLimit = 100_000 });

    // Above zero where the last ones were known, below where they were new: tells which to try first. A guess costs a round trip at most.
    private int _known;

    /// <summary>The subject with that identifier, or null.</summary>
    public async Task<string?> FindAsync(Identifier identifier, CancellationToken cancellationToken)
    {
        var newest = HashOf(keys.Current, identifier);
        if (_found.TryGetValue(newest, out string? known)) return known;
        var table = await account.TableAsync(Table);
        // The newest once more at the end: a rotation may have moved the row meanwhile, which adds first and removes then.
        IEnumerable<int> versions = keys.Versions.Skip(1).Any() ? keys.Versions.Append(keys.Current) : keys.Versions;
        foreach (var version in versions)
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(HashOf(version, identifier), IndexRow, cancellationToken: cancellationToken);
            if (row.HasValue) return Remember(newest, row.Value!.GetString("SubjectId"));
        }

        return null;
    }

    /// <summary>The subject with that identifier; a new one where there is none yet.</summary>
    /// <param name="identifier">The identifier.</param>
    /// <param name="kind">The kind of a new subject.</param>
    /// <param name="name">The name of a new subject.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<string> FindOrAddAsync(Identifier identifier, SubjectKind kind, string name, CancellationToken cancellationToken) =>
        await FindAsync(identifier, cancellationToken) ?? (await AddAsync(identifier, kind, name, cancellationToken)).SubjectId;

    /// <summary>
    /// The subject with that identifier and what is known of it; a new one where there is none yet. For many at once: it does not ask first
    /// where the last ones were all new.
    /// </summary>
    public async Task<SubjectProfile> ResolveAsync(Identifier identifier, SubjectKind kind, string name, CancellationToken cancellationToken)
    {
        var hash = HashOf(keys.Current, identifier);
        if (_resolved.TryGetValue(hash, out SubjectProfile? resolved)) return resolved!;
        // An index row of an older key is only found by asking.
        var ask = _known >= 0 || keys.Versions.Skip(1).Any() || _found.TryGetValue(hash, out _);
        var subjectId = ask ? await FindAsync(identifier, cancellationToken) : null;
        var isNew = false;
        if (subjectId is null) (subjectId, isNew) = await AddAsync(identifier, kind, name, cancellationToken);
        _known = Math.Clamp(_known + (isNew ? -1 : 1), -Streak, Streak);
        var profile = isNew ? new SubjectProfile(subjectId, kind, [name])
            : await ProfileAsync(subjectId, cancellationToken) ?? new SubjectProfile(subjectId, kind, [name]);
        return _resolved.Set(hash, profile, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(10) });
    }

    private async Task<(string SubjectId, bool IsNew)> AddAsync(
        Identifier identifier, SubjectKind kind, string name, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(Table);
        var subjectId = NewId.Make('s');
        // The profile first: an index row never points to nothing. A lost race leaves a profile that nothing points to.
        await table.AddEntityAsync(ProfileEntity(new SubjectProfile(subjectId, kind, [name])), cancellationToken);
        var hash = HashOf(keys.Current, identifier);
        var row = new TableEntity(hash, IndexRow)
        {
            ["SubjectId"] = subjectId,
            ["Kind"] = identifier.Kind.ToString(),
            ["KeyVersion"] = keys.Current,
            // For the next rotation, which must hash it anew.
            [SubjectRehash.NumberColumn] = SubjectRehash.Seal(cipher, identifier, hash),
        };
        if (await table.TryAddAsync(row, cancellationToken)) return (Remember(hash, subjectId), true);
        var winner = await table.GetEntityAsync<TableEntity>(hash, IndexRow, cancellationToken: cancellationToken);
        if (winner.Value.GetString("SubjectId") != subjectId) await table.DeleteEntityAsync(subjectId, ProfileRow, ETag.All, cancellationToken);
        return (Remember(hash, winner.Value.GetString("SubjectId")), false);
    }

    /// <summary>What is known of a subject, or null. Cost: 1 round trip.</summary>
    public async Task<SubjectProfile?> ProfileAsync(string subjectId, CancellationToken cancellationToken)
    {
        var row = await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(subjectId, ProfileRow, cancellationToken: cancellationToken);
        return row.HasValue ? ProfileOf(row.Value!) : null;
    }

    /// <summary>Takes note that a subject was supplied under another name (曾用名). Cost: 2 round trips, none where it is known.</summary>
    public async Task AddNameAsync(string subjectId, string name, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(Table);
        while (true)
        {
            var row = await table.GetEntityAsync<TableEntity>(subjectId, ProfileRow, cancellationToken: cancellationToken);
            var profile = ProfileOf(row.Value);
            if (profile.Names.Contains(name, StringComparer.Ordinal)) return;
            // Where somebody else changed it: again on the fresh row.
            if (await table.TryReplaceAsync(ProfileEntity(profile with { Names = [.. profile.Names, name] }), row.Value.ETag, cancellationToken)) return;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _found.Dispose();
        _resolved.Dispose();
    }

    private string HashOf(int version, Identifier identifier) =>
        pseudonyms.OfIdentifier(version, identifier.Kind.ToString(), identifier.Country, identifier.Number);

    private string Remember(string hash, string subjectId) => _found.Set(hash, subjectId,
        new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(10) });

    private TableEntity ProfileEntity(SubjectProfile profile) => new(profile.SubjectId, ProfileRow)
    {
        ["Kind"] = profile.Kind.ToString(),
        ["Names"] = cipher.Seal(JsonSerializer.SerializeToUtf8Bytes(profile.Names), Context(profile.SubjectId)),
    };

    private SubjectProfile ProfileOf(TableEntity row) => new(row.PartitionKey, Enum.Parse<SubjectKind>(row.GetString("Kind")),
        JsonSerializer.Deserialize<string[]>(cipher.OpenBytes(row.GetBinary("Names"), Context(row.PartitionKey)))!);

    private static string Context(string subjectId) => $"{Table}\n{subjectId}\n{ProfileRow}";
}
