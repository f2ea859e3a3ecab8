using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Verification;

/// <summary>How far a segment is verified.</summary>
/// <param name="Name">Which.</param>
/// <param name="Header">Its first line; null where it has none yet, or none that can be read.</param>
internal sealed record SegmentState(SegmentName Name, SegmentHeader? Header)
{
    /// <summary>Bytes verified: where the next line begins.</summary>
    public long Offset { get; init; }

    /// <summary>Lines verified.</summary>
    public long Lines { get; init; }

    /// <summary>The leaf hash of the last of them.</summary>
    public Digest LastLeaf { get; init; }

    /// <summary>The number of the last entry; before the first one, the number before it.</summary>
    public long LastSeq { get; init; } = Header is null ? 0 : Header.FirstSeq - 1;

    /// <summary>Whether a line can be the next: a header first, then entries, each chained to the line before.</summary>
    public bool Continues(in ScannedPiece piece) => Lines == 0
        ? piece.BeginsWithHeader && Header is not null
        : !piece.BeginsWithHeader && piece.FirstSeq == LastSeq + 1 && piece.FirstPrev == LastLeaf;

    /// <summary>The state behind a piece.</summary>
    public SegmentState Behind(in ScannedPiece piece) => this with
    {
        Offset = Offset + piece.Length,
        Lines = Lines + piece.Leaves.Length,
        LastLeaf = piece.Leaves[^1],
        LastSeq = piece.LastSeq ?? LastSeq,
    };
}
