using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CreditFunctions.Storage;

/// <summary>Blobs encrypted by the app: raw submissions, evidence, decisions. Written once, never changed but for the wrapping of their keys.</summary>
internal sealed class SealedBlobs(StorageAccount account, KeyRing keys)
{
    /// <summary>Stores a stream under a new name, chunk by chunk, never whole in memory (about 5 MB).</summary>
    /// <returns>Length and SHA-256 of the plain bytes.</returns>
    /// <exception cref="BlobTooLargeException">More than <paramref name="limit"/> bytes came; nothing is kept.</exception>
    /// <remarks>Cost: one round trip for each 4 MiB, one to begin and one to commit. A crash leaves an empty blob at most, which nothing refers to.</remarks>
    public async Task<BlobDigest> WriteAsync(string container, string name, Stream content, long limit, CancellationToken cancellationToken)
    {
        var blob = (await account.ContainerAsync(container)).GetBlockBlobClient(name);
        var header = SealedBlobFormat.NewHeader(keys, name, out var dataKey);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Disposing the stream commits it: what is not to be kept is cancelled first.
        var target = await blob.OpenWriteAsync(overwrite: true,
            new BlockBlobOpenWriteOptions { BufferSize = 4 * 1024 * 1024, Metadata = Metadata(keys.Current) }, abandon.Token);
        var length = 0L;
        try
        {
            await target.WriteAsync(header, abandon.Token);
            using var aes = new AesGcm(dataKey, SealedBlobFormat.Tag);
            byte[] chunk = new byte[SealedBlobFormat.ChunkSize], ahead = new byte[SealedBlobFormat.ChunkSize];
            var read = await FillAsync(content, chunk, abandon.Token);
            for (var index = 0L; ; index++)
            {
                var next = read < chunk.Length ? 0 : await FillAsync(content, ahead, abandon.Token);
                length += read;
                if (length > limit) throw new BlobTooLargeException(limit);
                hash.AppendData(chunk, 0, read);
                await target.WriteAsync(Seal(aes, index, chunk.AsSpan(0, read), SealedBlobFormat.Associated(name, last: next == 0)), abandon.Token);
                if (next == 0) break;
                (chunk, ahead, read) = (ahead, chunk, next);
            }
        }
        catch
        {
            await abandon.CancelAsync();
            throw;
        }

        await target.DisposeAsync();
        return new BlobDigest(length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Stores bytes under a name.</summary>
    public Task<BlobDigest> WriteAsync(string container, string name, byte[] content, CancellationToken cancellationToken) =>
        WriteAsync(container, name, new MemoryStream(content), long.MaxValue, cancellationToken);

    /// <summary>Opens a blob's plain bytes for reading from an offset; each chunk is checked before it is handed out.</summary>
    /// <exception cref="RequestFailedException">404: there is no such blob.</exception>
    public async Task<Stream> OpenReadAsync(string container, string name, long offset, CancellationToken cancellationToken)
    {
        var blob = (await account.ContainerAsync(container)).GetBlobClient(name);
        // A rotation may wrap the key anew while this reads: the key itself and the chunks stay the same, and each chunk proves itself.
        var source = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: true) { BufferSize = 1024 * 1024 }, cancellationToken);
        var header = new byte[SealedBlobFormat.HeaderSize];
        await source.ReadExactlyAsync(header, cancellationToken);
        return await SealedBlobReader.OpenAsync(source, SealedBlobFormat.ReadHeader(keys, name, header), name, offset, cancellationToken);
    }

    /// <summary>A small blob's plain bytes.</summary>
    public async Task<byte[]> ReadAsync(string container, string name, CancellationToken cancellationToken)
    {
        await using var stream = await OpenReadAsync(container, name, 0, cancellationToken);
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }

    /// <summary>Removes a blob that nothing refers to, such as one stored for an answer that became a conflict.</summary>
    public async Task DeleteAsync(string container, string name, CancellationToken cancellationToken) =>
        await (await account.ContainerAsync(container)).GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>What a blob says of itself: the version of the master key, so that a rotation finds it without reading it.</summary>
    public static Dictionary<string, string> Metadata(int keyVersion) => new() { ["keyversion"] = keyVersion.ToString(CultureInfo.InvariantCulture) };

    private static byte[] Seal(AesGcm aes, long index, ReadOnlySpan<byte> plain, byte[] associated)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedBlobFormat.Nonce(index, nonce);
        var chunk = new byte[plain.Length + SealedBlobFormat.Tag];
        aes.Encrypt(nonce, plain, chunk.AsSpan(0, plain.Length), chunk.AsSpan(plain.Length), associated);
        return chunk;
    }

    private static async Task<int> FillAsync(Stream source, byte[] buffer, CancellationToken cancellationToken) =>
        await source.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
}

/// <summary>What a stored stream was.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
internal sealed record BlobDigest(long Length, string Sha256);

/// <summary>A stream went over its limit.</summary>
internal sealed class BlobTooLargeException(long limit) : Exception($"More than {limit} bytes.")
{
    /// <summary>The limit in bytes.</summary>
    public long Limit { get; } = limit;
}
