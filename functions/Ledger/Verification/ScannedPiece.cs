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
        ReadOnlySpan<byte> rest = read.Buffer.AsSpan(0, read.Length);
        var leaves = new List<Digest>(read.Length / 400 + 1);
        long? firstSeq = null, lastSeq = null;
        Digest firstPrev = default, last = default;
        var holds = rest.Length > 0 && rest[^1] == (byte)'\n';
        while (holds && rest.Length > 0)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = rest[..end];
            rest = rest[(end + 1)..];
            if (atStart && leaves.Count == 0)
            {
                holds = SegmentHeader.TryParse(line) is { } header && Remember(header.FirstSeq - 1, out lastSeq);
            }
            else if (!EntryView.TryParse(line, out var entry) || (leaves.Count > 0 && (entry.Prev != last || entry.Seq != lastSeq + 1)))
            {
                holds = false;
            }
            else
            {
                if (leaves.Count == 0) firstPrev = entry.Prev;
                firstSeq ??= entry.Seq;
                lastSeq = entry.Seq;
            }

            last = TreeHash.Leaf(line);
            leaves.Add(last);
        }

        return read with
        {
            Leaves = [.. leaves], Holds = holds, BeginsWithHeader = atStart, FirstSeq = firstSeq, LastSeq = firstSeq is null ? null : lastSeq, FirstPrev = firstPrev,
        };
    }

    private static bool Remember(long seq, out long? remembered)
    {
        remembered = seq;
        return true;
    }
}
