using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;

namespace CreditFunctions.KeyRotation;

/// <summary>What each master key still opens, found by reading everything there is, whatever a rotation took note of.</summary>
/// <remarks>Cost: 1 round trip for each thousand rows, and for each blob.</remarks>
internal sealed class KeySurvey(StorageAccount account, FieldCipher cipher)
{
    private const int AtATime = 16;

    /// <summary>How many things need which version, by place; nothing of places that need none.</summary>
    public async Task<IReadOnlyList<KeyNeed>> ReadAsync(CancellationToken cancellationToken)
    {
        var needs = new List<KeyNeed>();
        foreach (var table in (await account.TableNamesAsync(cancellationToken)).Where(RewrapTables.MayHoldFields))
        {
            needs.AddRange(Count("table " + table, await OfTableAsync(table, cancellationToken)));
        }

        foreach (var container in (await account.ContainerNamesAsync(cancellationToken)).Where(RewrapBlobs.MayHoldBlobs))
        {
            needs.AddRange(Count("container " + container, await OfContainerAsync(container, cancellationToken)));
        }

        return needs;
    }

    private static IEnumerable<KeyNeed> Count(string place, IEnumerable<int> versions) =>
        versions.GroupBy(version => version).OrderBy(of => of.Key).Select(of => new KeyNeed(place, of.Key, of.Count()));

    private async Task<List<int>> OfTableAsync(string name, CancellationToken cancellationToken)
    {
        var versions = new List<int>();
        await foreach (var row in (await account.TableAsync(name)).QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            // A subject is found under the version by which its number was hashed.
            if (name == SubjectIndex.Table && row.RowKey == SubjectIndex.IndexRow) versions.Add(row.GetInt32("KeyVersion") ?? 1);
            versions.AddRange(row.Select(column => column.Value).OfType<byte[]>().Select(cipher.Needs).OfType<int>());
        }

        return versions;
    }

    private async Task<IEnumerable<int>> OfContainerAsync(string name, CancellationToken cancellationToken)
    {
        var container = await account.ContainerAsync(name);
        var versions = new ConcurrentBag<int>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(container.GetBlobsAsync(cancellationToken: cancellationToken), options, async (blob, stop) =>
        {
            if (blob.Properties is not { BlobType: BlobType.Block, ContentLength: >= SealedBlobFormat.HeaderSize }) return;
            if (await VersionAsync(container.GetBlobClient(blob.Name), stop) is { } version) versions.Add(version);
        });
        return versions;
    }

    private static async Task<int?> VersionAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var start = await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(0, SealedBlobFormat.HeaderSize) }, cancellationToken);
            return SealedBlobFormat.VersionOf(start.Value.Content.ToMemory().Span);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            // Gone since it was listed.
            return null;
        }
    }
}

/// <summary>What in one place needs a master key.</summary>
/// <param name="Place">A table or a container.</param>
/// <param name="Version">The master key's version.</param>
/// <param name="Count">How many fields, rows or blobs.</param>
internal sealed record KeyNeed(string Place, int Version, int Count);
