using System.Buffers;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Storage;

namespace CreditFunctions.Ledger.Segments;

/// <summary>The segments of one writer: a new one each day, when one is full, and after a failed append. Chains and numbers the entries.</summary>
/// <remarks>
/// An append that failed may still have reached the storage, so nothing is ever appended behind it: the next segment's header says where the writer
/// stood for certain, and how many entries may stand behind that. The day never goes back, also where the clock does.
/// Cost: 1 round trip an append, 1 more for each new segment. It is used by one thread at a time.
/// </remarks>
internal sealed class SegmentWriter(StorageAccount account)
{
    // An append blob takes 50,000 blocks.
    private const int MostBlocks = 49_000;
    private readonly string _writer = NewId.Make('w');
    private readonly ArrayBufferWriter<byte> _block = new(64 * 1024);
    private OpenSegment? _current;
    private DateOnly _day;
    private int _number;
    private LineReference? _after;
    private long _lost;

    /// <summary>Appends entries as one block of whole lines, at the end that this writer knows; never twice.</summary>
    /// <returns>Where they end.</returns>
    public async Task<SegmentEnd> AppendAsync(DateOnly day, IReadOnlyList<SealedEntry> entries, CancellationToken cancellationToken)
    {
        if (day > _day) _day = day;
        if (_current is null || _current.Name.Day != _day || _current.Blocks >= MostBlocks) _current = await BeginAsync(cancellationToken);
        var (segment, last) = (_current, Encode(_current, entries));
        try
        {
            await segment.Blob.AppendBlockAsync(BinaryData.FromBytes(_block.WrittenMemory).ToStream(), new AppendBlobAppendBlockOptions
            {
                Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = segment.Length },
            }, cancellationToken);
        }
        catch
        {
            _current = null;
            _lost += entries.Count;
            throw;
        }

        (_after, _lost) = (last, 0);
        _current = segment with { Length = segment.Length + _block.WrittenCount, Blocks = segment.Blocks + 1, Last = last.Hash };
        return new SegmentEnd(segment.Name.ToString(), _current.Length);
    }

    // The header goes with the first entries: a segment costs no append of its own.
    private LineReference Encode(OpenSegment segment, IReadOnlyList<SealedEntry> entries)
    {
        _block.Clear();
        var header = new SegmentHeader(segment.Name, _after, _lost);
        var (prev, seq) = (segment.Last, header.FirstSeq);
        if (segment.Length == 0)
        {
            _block.Write(header.Encode());
            prev = EndLine(0);
        }

        foreach (var entry in entries)
        {
            var start = _block.WrittenCount;
            new EntryLine(seq++, prev, entry.At, entry.Id, entry.Key, entry.Payload).Encode(_block);
            prev = EndLine(start);
        }

        return new LineReference(seq - 1, prev);
    }

    private Digest EndLine(int start)
    {
        var hash = TreeHash.Leaf(_block.WrittenSpan[start..]);
        _block.Write("\n"u8);
        return hash;
    }

    private async Task<OpenSegment> BeginAsync(CancellationToken cancellationToken)
    {
        _current = null;
        var name = new SegmentName(_day, _writer, ++_number);
        var blob = (await account.ContainerAsync(LedgerContainers.Entries)).GetAppendBlobClient(name.ToString());
        await blob.CreateAsync(new AppendBlobCreateOptions(), cancellationToken);
        return new OpenSegment(blob, name, 0, 0, default);
    }

    private sealed record OpenSegment(AppendBlobClient Blob, SegmentName Name, long Length, int Blocks, Digest Last);
}

/// <summary>Where a segment ends.</summary>
/// <param name="Segment">Its blob.</param>
/// <param name="Offset">Bytes.</param>
internal readonly record struct SegmentEnd(string Segment, long Offset);
