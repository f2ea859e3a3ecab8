using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CreditFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.KeyRotation;

/// <summary>The keys of all encrypted blobs: each blob's header is written anew, its first block with it, and nothing else moves.</summary>
/// <remarks>Cost: 1 round trip a hundred blobs; 5 for each under an old key, and its first 4 MiB there and back.</remarks>
internal sealed class RewrapBlobs(StorageAccount account, KeyRing keys, ILogger<RewrapBlobs> logger) : IRewrapping
{
    private const int PageSize = 100;

    // The host's own; and those under a policy that forbids all change, where the app encrypts nothing with a blob's key.
    private static readonly string[] s_left = ["azure-webjobs-", "app-packages", "ledger", "query-log", "creditfunctions"];

    /// <summary>Whether a container can hold encrypted blobs.</summary>
    public static bool MayHoldBlobs(string container) => !s_left.Any(left => container.StartsWith(left, StringComparison.Ordinal));

    /// <inheritdoc />
    public int Order => 2;

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> PlacesAsync(CancellationToken cancellationToken) => [.. (await account.ContainerNamesAsync(cancellationToken))
        .Where(MayHoldBlobs).Select(name => "container " + name)];

    /// <inheritdoc />
    public async Task<RewrapStep> StepAsync(string place, string? continuation, CancellationToken cancellationToken)
    {
        var container = await account.ContainerAsync(place["container ".Length..]);
        var (rewrapped, stuck) = (0, 0);
        var blobs = container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix: null, cancellationToken);
        await foreach (var page in blobs.AsPages(continuation, PageSize))
        {
            foreach (var blob in page.Values.Where(IsLookedAt))
            {
                try
                {
                    if (await RewrapAsync(container.GetBlockBlobClient(blob.Name), cancellationToken)) rewrapped++;
                }
                catch (CryptographicException error)
                {
                    stuck++;
                    logger.LogError("A blob of {Container} cannot be brought under the newest key: {Why}", container.Name, error.Message);
                }
                catch (RequestFailedException error) when (error.Status is 404 or 412)
                {
                    // Gone, or another run was faster.
                }
            }

            return new RewrapStep(rewrapped, stuck, string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return RewrapStep.Nothing;
    }

    private bool IsLookedAt(BlobItem blob) => blob.Properties is { BlobType: BlobType.Block, ContentLength: >= SealedBlobFormat.HeaderSize }
        && !(blob.Metadata.TryGetValue("keyversion", out var version) && version == keys.Current.ToString(CultureInfo.InvariantCulture));

    private async Task<bool> RewrapAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        var start = (await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(0, SealedBlobFormat.HeaderSize) }, cancellationToken)).Value;
        if (SealedBlobFormat.VersionOf(start.Content.ToMemory().Span) is not { } version || version == keys.Current) return false;
        var header = SealedBlobFormat.Rewrap(keys, blob.Name, start.Content.ToMemory().Span);
        var unchanged = new BlobRequestConditions { IfMatch = start.Details.ETag };
        var blocks = (await blob.GetBlockListAsync(BlockListTypes.Committed, conditions: null, cancellationToken: cancellationToken)).Value.CommittedBlocks.ToList();
        if (blocks.Count == 0) throw new CryptographicException("It was not stored in blocks.");
        var first = await blob.DownloadContentAsync(
            new BlobDownloadOptions { Range = new HttpRange(0, blocks[0].SizeLong), Conditions = unchanged }, cancellationToken);
        byte[] bytes = [.. header, .. first.Value.Content.ToMemory().Span[SealedBlobFormat.HeaderSize..]];
        // All ids of a blob's blocks have one length.
        var id = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Convert.FromBase64String(blocks[0].Name).Length));
        await blob.StageBlockAsync(id, new MemoryStream(bytes), cancellationToken: cancellationToken);
        await blob.CommitBlockListAsync([id, .. blocks.Skip(1).Select(block => block.Name)],
            new CommitBlockListOptions { Metadata = SealedBlobs.Metadata(keys.Current), Conditions = unchanged }, cancellationToken);
        return true;
    }
}
