using System.Buffers;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Verification;

/// <summary>Whole lines of one segment, one behind the other, each parsed, hashed and held against the one before it. No line is copied.</summary>
internal readonly struct ScannedPiece
{
    /// <summary>Whose lines: the number of the range they were read for.</summary>
    public required int Range { get; init; }

    /// <summary>The bytes, in a pooled buffer.</summary>
    public required byte[] Buffer { get; init; }

    /// <summary>How many of the buffer.</summary>
    public required int Length { get; init; }

    /// <summary>The leaf hash of each line.</summary>
    public Digest[] Leaves { get; private init; }

    /// <summary>Whether every line is well formed and chained to the one before it in the piece.</summary>
    public bool Holds { get; private init; }

    /// <summary>Whether the first line is a header.</summary>
    public bool BeginsWithHeader { get; private init; }

    /// <summary>The first entry's number; where the first line is an entry, the piece's.</summary>
    public long? FirstSeq { get; private init; }

    /// <summary>The last entry's number.</summary>
    public long? LastSeq { get; private init; }

    /// <summary>What the first line names as the leaf before it.</summary>
    public Digest FirstPrev { get; private init; }

    /// <summary>How many lines are entries.</summary>
    public int Entries => Leaves.Length - (BeginsWithHeader ? 1 : 0);

    /// <summary>The leaf of an entry, where the piece has it.</summary>
    public Digest? LeafOf(long seq) => FirstSeq is { } first && seq >= first && seq <= LastSeq
        ? Leaves[(BeginsWithHeader ? 1 : 0) + (int)(seq - first)] : null;

    /// <summary>Gives the buffer back.</summary>
    public void Release() => ArrayPool<byte>.Shared.Return(Buffer);

    /// <summary>Scans lines.</summary>
    /// <param name="read">The piece as it was read.</param>
    /// <param name="atStart">Whether it begins the segment.</param>
    public static ScannedPiece Scan(ScannedPiece read, bool atStart)
    {
        ReadOnlySpan<byte> bytes = read.Buffer.AsSpan(0, read.Length);
        if (bytes.Length == 0 || bytes[^1] != (byte)'\n') return read with { Leaves = [] };
        var lines = Split(bytes);
        var leaves = new Digest[lines.Length];
        for (var at = 0; at < lines.Length; at++) leaves[at] = TreeHash.Leaf(bytes.Slice(lines[at].Offset, lines[at].Length));
        long? firstSeq = null, lastSeq = null;
        Digest firstPrev = default;
        var holds = true;
        for (var at = 0; holds && at < lines.Length; at++)
        {
            var line = bytes.Slice(lines[at].Offset, lines[at].Length);
            if (atStart && at == 0)
            {
                holds = SegmentHeader.TryParse(line) is { } header && Remember(header.FirstSeq - 1, out lastSeq);
            }
            else if (!EntryView.TryParse(line, out var entry) || (at > 0 && (entry.Prev != leaves[at - 1] || entry.Seq != lastSeq + 1)))
            {
                holds = false;
            }
            else
            {
                if (at == 0) firstPrev = entry.Prev;
                firstSeq ??= entry.Seq;
                lastSeq = entry.Seq;
            }
        }

        return read with
        {
            Leaves = leaves, Holds = holds, BeginsWithHeader = atStart, FirstSeq = firstSeq, LastSeq = firstSeq is null ? null : lastSeq, FirstPrev = firstPrev,
        };
    }

    private static (int Offset, int Length)[] Split(ReadOnlySpan<byte> bytes)
    {
        var lines = new (int Offset, int Length)[bytes.Count((byte)'\n')];
        for (var (at, offset) = (0, 0); at < lines.Length; at++)
        {
            lines[at] = (offset, bytes[offset..].IndexOf((byte)'\n'));
            offset += lines[at].Length + 1;
        }

        return lines;
    }

    private static bool Remember(long seq, out long? remembered)
    {
        remembered = seq;
        return true;
    }
}
