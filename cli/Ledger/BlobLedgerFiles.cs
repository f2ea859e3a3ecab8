using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Cli.Ledger;

/// <summary>The ledger in its two containers. It is only read.</summary>
internal sealed class BlobLedgerFiles(BlobContainerClient entries, BlobContainerClient seals) : ILedgerCopy
{
    public async IAsyncEnumerable<LedgerFile> SegmentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var blob in entries.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancellationToken))
        {
            yield return new LedgerFile(blob.Name, blob.Properties.ContentLength ?? 0);
        }
    }

    public async Task<Stream> OpenSegmentAsync(string name, long from, long to, CancellationToken cancellationToken)
    {
        var range = new BlobDownloadOptions { Range = new HttpRange(from, to - from) };
        return (await entries.GetBlobClient(name).DownloadStreamingAsync(range, cancellationToken)).Value.Content;
    }

    public async IAsyncEnumerable<string> SealsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Before the first seal there is no container.
        if (!await seals.ExistsAsync(cancellationToken)) yield break;
        await foreach (var blob in seals.GetBlobsAsync(BlobTraits.None, BlobStates.None, "seals/", cancellationToken)) yield return blob.Name;
    }

    public async Task<ReadOnlyMemory<byte>> ReadSealAsync(string name, CancellationToken cancellationToken) =>
        (await seals.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToMemory();

    public async Task<ReadOnlyMemory<byte>?> FindTileAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadSealAsync(name, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<string>> PublicKeysAsync(CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        if (!await seals.ExistsAsync(cancellationToken)) return keys;
        await foreach (var blob in seals.GetBlobsAsync(BlobTraits.None, BlobStates.None, "keys/", cancellationToken))
        {
            keys.Add((await seals.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken)).Value.Content.ToString());
        }

        return keys;
    }
}
