using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Storage;

namespace CreditFunctions.Ledger.Segments;

/// <summary>Reads segments as they lie in storage, of all writers.</summary>
internal sealed class SegmentFiles(StorageAccount account)
{
    /// <summary>The segments that were begun on certain days (China), in ordinal order of names. Cost: 1 round trip for each 5,000 blobs of about a month.</summary>
    public async Task<IReadOnlyList<SegmentFile>> ListAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var (first, last) = (SegmentName.Prefix(from), SegmentName.Prefix(to));
        // One listing, not one a day: what the two days' names begin with alike.
        var common = first[..first.Zip(last).TakeWhile(pair => pair.First == pair.Second).Count()];
        var files = new List<SegmentFile>();
        var container = await account.ContainerAsync(LedgerContainers.Entries);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, common, cancellationToken))
        {
            if (SegmentName.TryParse(blob.Name) is { } name && name.Day >= from && name.Day <= to)
            {
                files.Add(new SegmentFile(blob.Name, name.Day, blob.Properties.ContentLength ?? 0));
            }
        }

        files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return files;
    }

    /// <summary>Whether a line begins at an offset, or would be the next. Cost: 1 round trip, none at the beginning.</summary>
    public async Task<bool> BeginsLineAsync(SegmentFile file, long offset, CancellationToken cancellationToken)
    {
        if (offset == 0) return true;
        if (offset > file.Length) return false;
        var blob = (await account.ContainerAsync(LedgerContainers.Entries)).GetBlobClient(file.Name);
        var before = await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(offset - 1, 1) }, cancellationToken);
        return before.Value.Content.ToMemory().Span is [(byte)'\n'];
    }

    /// <summary>The whole lines between two offsets, in order. Cost: 1 round trip, and the bytes.</summary>
    public async IAsyncEnumerable<SegmentLine> LinesAsync(string segment, long from, long to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (to <= from) yield break;
        var blob = (await account.ContainerAsync(LedgerContainers.Entries)).GetBlobClient(segment);
        using var answer = (await blob.DownloadStreamingAsync(new BlobDownloadOptions { Range = new HttpRange(from, to - from) }, cancellationToken)).Value;
        var pipe = PipeReader.Create(answer.Content, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        for (var offset = from; ;)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end).ToArray();
                rest = rest.Slice(rest.GetPosition(1, end));
                yield return new SegmentLine(segment, offset, line);
                offset += line.Length + 1;
            }

            pipe.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted) break;
        }

        await pipe.CompleteAsync();
    }
}

/// <summary>A segment as listed.</summary>
/// <param name="Name">Its blob.</param>
/// <param name="Day">The day in China on which it was begun.</param>
/// <param name="Length">Bytes; it may grow.</param>
internal sealed record SegmentFile(string Name, DateOnly Day, long Length);

/// <summary>A line of a segment.</summary>
/// <param name="Segment">Its segment.</param>
/// <param name="Offset">Where it begins, bytes.</param>
/// <param name="Bytes">Without its end.</param>
internal sealed record SegmentLine(string Segment, long Offset, byte[] Bytes)
{
    /// <summary>Where the next one begins.</summary>
    public long End => Offset + Bytes.Length + 1;
}
