using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using Microsoft.Extensions.Caching.Memory;

namespace CreditFunctions.Ledger.Keys;

/// <summary>The keys of the ledger, one a subject, each wrapped by the master keys; and one for what is about nobody.</summary>
/// <remarks>
/// Rows of <c>LedgerKeys</c>: (subject id or <c>platform</c>, key id) → the wrapped key, or a tombstone; (key id, <c>of</c>) → whose it is.
/// Only a subject that is known has a key of its own: a made-up id in a refused request makes no row.
/// Cost: 1 round trip for a subject that was not met for ten minutes, none for one that was; 3 more for a subject's first entry ever.
/// </remarks>
internal sealed class LedgerKeys(StorageAccount account, FieldCipher cipher, SubjectIndex subjects, TimeProvider clock) : IDisposable
{
    /// <summary>Whose key seals what is about no subject.</summary>
    public const string Platform = "platform";

    internal const string Table = "LedgerKeys";
    private const string OfRow = "of", Wrapped = "Wrapped", DestroyedAt = "DestroyedAt", Owner = "Owner";
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(10);
    private readonly MemoryCache _current = new(new MemoryCacheOptions { SizeLimit = 200_000 });
    private readonly MemoryCache _byId = new(new MemoryCacheOptions { SizeLimit = 200_000 });

    // Queries about one subject that come together share one look.
    private readonly ConcurrentDictionary<string, Lazy<Task<LedgerKey>>> _underWay = new();

    /// <summary>Whose key seals an entry: the subject's, where it names what can be one.</summary>
    public static string OwnerOf(string? subjectId) => subjectId is { Length: 25 } && subjectId[0] == 's' && subjectId.All(char.IsAsciiLetterOrDigit)
        ? subjectId : Platform;

    /// <summary>Fetches a key while something else is read, so that the append needs not wait for it. A failure shows at the append.</summary>
    public void Prefetch(string? subjectId)
    {
        if (_current.TryGetValue(OwnerOf(subjectId), out _)) return;
        _ = CurrentAsync(subjectId).ContinueWith(fetched => fetched.Exception, CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>The key for a new entry about a subject; made where there is none, or where it was destroyed.</summary>
    public Task<LedgerKey> CurrentAsync(string? subjectId)
    {
        var owner = OwnerOf(subjectId);
        return _current.TryGetValue(owner, out Task<LedgerKey>? known)
            ? known!
            : _underWay.GetOrAdd(owner, of => new Lazy<Task<LedgerKey>>(() => FetchAsync(of))).Value;
    }

    /// <summary>The key that an entry names, or null where it was destroyed: what it sealed is erased.</summary>
    /// <remarks>Cost: none for ten minutes after it was met, 2 round trips else.</remarks>
    public async Task<LedgerKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (_byId.TryGetValue(keyId, out LedgerKey? known)) return known;
        var table = await account.TableAsync(Table);
        var of = await table.GetEntityIfExistsAsync<TableEntity>(keyId, OfRow, cancellationToken: cancellationToken);
        if (!of.HasValue) return null;
        var row = await table.GetEntityIfExistsAsync<TableEntity>(of.Value!.GetString(Owner), keyId, cancellationToken: cancellationToken);
        return row.HasValue ? Remember(KeyOf(row.Value!)) : null;
    }

    /// <summary>Destroys the keys of a subject: what was sealed under them can be read by nobody again. New entries about it take a new key.</summary>
    /// <remarks>Cost: 1 round trip, and 1 a key. Other instances may hold a destroyed key for ten minutes more; what they seal under it in that time is
    /// erased with it.</remarks>
    public async Task DestroyAsync(string subjectId, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(Table);
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {subjectId}"),
            cancellationToken: cancellationToken))
        {
            _byId.Remove(row.RowKey);
            if (row.GetBinary(Wrapped) is null) continue;
            await table.UpdateEntityAsync(new TableEntity(subjectId, row.RowKey) { [DestroyedAt] = clock.GetUtcNow() }, ETag.All,
                TableUpdateMode.Replace, cancellationToken);
        }

        _current.Remove(subjectId);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _current.Dispose();
        _byId.Dispose();
    }

    private async Task<LedgerKey> FetchAsync(string owner)
    {
        try
        {
            var table = await account.TableAsync(Table);
            LedgerKey? key = null;
            await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {owner}")))
            {
                key = KeyOf(row);
                if (key is not null) break;
            }

            if (key is null && owner != Platform && await subjects.ProfileAsync(owner, CancellationToken.None) is null)
            {
                key = await CurrentAsync(null);
            }

            key = Remember(key ?? await AddAsync(table, owner))!;
            _ = _current.Set(owner, Task.FromResult(key), Kept());
            return key;
        }
        finally
        {
            _underWay.TryRemove(owner, out _);
        }
    }

    // Whose it is first: an entry never names a key that can't be found. Two processes may each make one at the same moment; both then live.
    private async Task<LedgerKey> AddAsync(TableClient table, string owner)
    {
        var key = new LedgerKey(NewId.Make('k'), RandomNumberGenerator.GetBytes(32));
        await table.AddEntityAsync(new TableEntity(key.Id, OfRow) { [Owner] = owner });
        await table.AddEntityAsync(new TableEntity(owner, key.Id) { [Wrapped] = cipher.Seal(key.Secret, Context(owner, key.Id)) });
        return key;
    }

    private LedgerKey? KeyOf(TableEntity row) => row.GetBinary(Wrapped) is { } wrapped
        ? new LedgerKey(row.RowKey, cipher.OpenBytes(wrapped, Context(row.PartitionKey, row.RowKey)))
        : null;

    private LedgerKey? Remember(LedgerKey? key) => key is null ? null : _byId.Set(key.Id, key, Kept());

    private static MemoryCacheEntryOptions Kept() => new() { Size = 1, AbsoluteExpirationRelativeToNow = s_kept };

    private static string Context(string owner, string keyId) => $"{Table}\n{owner}\n{keyId}";
}
