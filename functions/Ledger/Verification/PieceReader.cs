using System.Buffers;
using System.Runtime.CompilerServices;

namespace CreditFunctions.Ledger.Verification;

/// <summary>Reads ranges of segments in pieces of whole lines, and scans several pieces at once. Gives them in order; holds a bounded number.</summary>
internal sealed class PieceReader(ILedgerFiles files, int lanes)
{
    private const int PieceSize = 256 * 1024;

    // A line holds one entry of some hundred bytes; what has no line feed for so long is none.
    private const int LongestLine = 16 * 1024 * 1024;

    /// <summary>The lines of ranges, range by range.</summary>
    public async IAsyncEnumerable<ScannedPiece> ReadAsync(IReadOnlyList<ReadRange> ranges, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var underWay = new Queue<Task<ScannedPiece>>();
        for (var at = 0; at < ranges.Count; at++)
        {
            var range = ranges[at];
            await using var stream = await files.OpenSegmentAsync(range.Segment, range.From, range.To, cancellationToken);
            var atStart = range.From == 0;
            await foreach (var piece in PiecesAsync(stream, at, cancellationToken))
            {
                var start = atStart;
                underWay.Enqueue(Task.Run(() => ScannedPiece.Scan(piece, start), cancellationToken));
                atStart = false;
                if (underWay.Count > lanes + 1) yield return await underWay.Dequeue();
            }
        }

        while (underWay.TryDequeue(out var next)) yield return await next;
    }

    private static async IAsyncEnumerable<ScannedPiece> PiecesAsync(Stream stream, int range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (buffer, filled) = (ArrayPool<byte>.Shared.Rent(PieceSize), 0);
        while (true)
        {
            var read = await stream.ReadAtLeastAsync(buffer.AsMemory(filled), buffer.Length - filled, throwOnEndOfStream: false, cancellationToken);
            filled += read;
            var ended = filled < buffer.Length;
            var whole = ended ? filled : buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            var next = ArrayPool<byte>.Shared.Rent(whole == 0 ? Math.Min(buffer.Length * 2, LongestLine) : PieceSize);
            if (whole == 0 && !ended && next.Length > buffer.Length)
            {
                buffer.AsSpan(0, filled).CopyTo(next);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = next;
                continue;
            }

            var taken = whole == 0 ? filled : whole;
            buffer.AsSpan(taken, filled - taken).CopyTo(next);
            if (taken > 0) yield return new ScannedPiece { Range = range, Buffer = buffer, Length = taken };
            (buffer, filled) = (next, filled - taken);
            if (ended) break;
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}

/// <summary>Bytes of a segment.</summary>
internal sealed record ReadRange(string Segment, long From, long To);
