using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Signing;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Storage;

namespace CreditFunctions.Ledger.Sealing;

/// <summary>The seals, the tiles and the public keys, each written once and never again.</summary>
internal sealed class SealStore(StorageAccount account) : ITiles
{
    // A seal is never changed and the next has the next index: the newest one that was seen is where to look on from.
    private volatile Seal? _newest;

    /// <summary>The newest seal that this process has seen, or null. Cost: none.</summary>
    public Seal? Seen => _newest;

    /// <summary>The newest seal, or null before the first. Cost: 1 round trip; for a process's first look about two for each doubling of their number.</summary>
    public async Task<Seal?> NewestAsync(CancellationToken cancellationToken)
    {
        var newest = _newest ?? await SearchAsync(cancellationToken);
        while (await FindAsync((newest?.Index ?? -1) + 1, cancellationToken) is { } next) newest = next;
        return _newest = newest;
    }

    /// <summary>The newest seal that this process has seen, or looked for just now where it had seen none. Cost: none; as <see cref="NewestAsync"/> the first time.</summary>
    public async Task<Seal?> KnownAsync(CancellationToken cancellationToken) => _newest ?? await NewestAsync(cancellationToken);

    /// <summary>A seal, or null. Cost: 1 round trip.</summary>
    /// <exception cref="InvalidDataException">It is not a seal: somebody changed it.</exception>
    public async Task<Seal?> FindAsync(int index, CancellationToken cancellationToken) =>
        await ReadAsync(Seal.NameOf(index), cancellationToken) is { } bytes
            ? SealFormat.TryParse(bytes) ?? throw new InvalidDataException($"Seal {index} of the ledger is not one.")
            : null;

    /// <summary>Stores a seal. False where another sealer stored one of that index. Cost: 1 round trip.</summary>
    public async Task<bool> TryAddAsync(Seal seal, CancellationToken cancellationToken)
    {
        if (!await TryWriteAsync(seal.Name, SealFormat.Encode(seal), cancellationToken)) return false;
        _newest = seal;
        return true;
    }

    /// <summary>Whether a tile is there. Cost: 1 round trip.</summary>
    public async Task<bool> HasAsync(string tile, CancellationToken cancellationToken) =>
        await (await account.ContainerAsync(LedgerContainers.Seals)).GetBlobClient(tile).ExistsAsync(cancellationToken);

    /// <summary>Stores a tile; again changes nothing. Cost: 1 round trip.</summary>
    public Task AddAsync(FullTile tile, CancellationToken cancellationToken) => TryWriteAsync(tile.Name, tile.Bytes, cancellationToken);

    /// <summary>Publishes the key that checks a signature; again changes nothing. Cost: 1 round trip.</summary>
    public Task AddAsync(PublicJwk key, CancellationToken cancellationToken) =>
        TryWriteAsync(KeyName(key.Kid), JsonSerializer.SerializeToUtf8Bytes(key, Problems.JsonContract.Options), cancellationToken);

    /// <summary>The public key of that id, as published by whoever signed; or null. Cost: 1 round trip.</summary>
    public async Task<PublicJwk?> KeyAsync(string id, CancellationToken cancellationToken) =>
        await ReadAsync(KeyName(id), cancellationToken) is { } bytes
            ? JsonSerializer.Deserialize<PublicJwk>(bytes, Problems.JsonContract.Options)
            : null;

    /// <inheritdoc />
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int level, long index, CancellationToken cancellationToken) =>
        await ReadAsync(FullTile.NameOf(level, index), cancellationToken) is { Length: FullTile.Size } bytes
            ? bytes
            : throw new InvalidDataException($"Tile {index} of level {level} of the ledger's tree is not there.");

    private static string KeyName(string id) => $"keys/{id}.json";

    // Doubles until there is none, then halves: where the newest stands of millions is found in some forty looks.
    private async Task<Seal?> SearchAsync(CancellationToken cancellationToken)
    {
        var (low, high) = (-1, 0);
        while (await HasAsync(Seal.NameOf(high), cancellationToken)) (low, high) = (high, high * 2 + 1);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (await HasAsync(Seal.NameOf(middle), cancellationToken)) low = middle;
            else high = middle;
        }

        return low < 0 ? null : await FindAsync(low, cancellationToken);
    }

    private async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var blob = (await account.ContainerAsync(LedgerContainers.Seals)).GetBlobClient(name);
            return (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray();
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    private async Task<bool> TryWriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            var blob = (await account.ContainerAsync(LedgerContainers.Seals)).GetBlobClient(name);
            await blob.UploadAsync(BinaryData.FromBytes(bytes), new BlobUploadOptions
            {
                Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            }, cancellationToken);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            return false;
        }
    }
}
