using CreditFunctions.Ledger.Format;

namespace CreditFunctions.Ledger.Verification;

/// <summary>Holds a seal against itself, the seal before it, and the keys; before any line of it is read.</summary>
internal static class SealCheck
{
    /// <summary>What is wrong with it, or null.</summary>
    /// <param name="seal">The seal.</param>
    /// <param name="previous">The checkpoint before it; null for the first.</param>
    /// <param name="segments">How far each segment is sealed before it.</param>
    /// <param name="positions">How far those are sealed with it that may still grow after it.</param>
    /// <param name="options">The keys.</param>
    public static LedgerFault? Find(Seal seal, Checkpoint? previous, IReadOnlyDictionary<string, SegmentState> segments,
        IReadOnlyDictionary<string, long> positions, VerifierOptions options) =>
        Chain(seal, previous) ?? Ranges(seal, segments) ?? Positions(seal, positions) ?? Edge(seal) ?? Signature(seal, options);

    private static LedgerFault? Chain(Seal seal, Checkpoint? previous)
    {
        if (seal.First != (previous?.Size ?? 0)) return Faults.SealWrong(seal.Index, "it does not begin where the one before it ended", "起点与上一封印的终点不符");
        if (seal.Checkpoint.Previous != previous?.Hash)
        {
            return Faults.SealWrong(seal.Index, "it names another checkpoint before it than there is", "所记的上一检查点散列不符");
        }

        return previous is not null && seal.Checkpoint.SealedAt < previous.SealedAt
            ? Faults.SealWrong(seal.Index, "it is older than the one before it", "时间早于上一封印") : null;
    }

    private static LedgerFault? Ranges(Seal seal, IReadOnlyDictionary<string, SegmentState> segments)
    {
        var first = seal.First;
        string? before = null;
        foreach (var range in seal.Ranges)
        {
            var from = segments.TryGetValue(range.Segment, out var state) ? state.Offset : 0;
            if (range.From != from || range.To <= from || range.First != first || range.Count < 1 || string.CompareOrdinal(before, range.Segment) >= 0)
            {
                return Faults.SealWrong(seal.Index, $"its range of segment {range.Segment} does not go on where that was sealed up to",
                    $"日志段 {range.Segment} 的范围与已封印位置不衔接", range.Segment);
            }

            first += range.Count;
            before = range.Segment;
        }

        return first != seal.Size || seal.Ranges.Count == 0
            ? Faults.SealWrong(seal.Index, "its ranges do not add up to its size", "各范围行数之和与树的大小不符") : null;
    }

    private static LedgerFault? Positions(Seal seal, IReadOnlyDictionary<string, long> positions) =>
        positions.Count == seal.Positions.Count && positions.All(position => seal.Positions.GetValueOrDefault(position.Key) == position.Value)
            ? null : Faults.SealWrong(seal.Index, "its positions are not those that its ranges lead to", "所记的封印位置与各范围不符");

    private static LedgerFault? Edge(Seal seal) => seal.Edge.Fits(seal.Size) && seal.Edge.Root == seal.Checkpoint.Root
        ? null : Faults.SealWrong(seal.Index, "its edge does not give its root", "树的边缘与根不符");

    private static LedgerFault? Signature(Seal seal, VerifierOptions options)
    {
        if (options.PublicKeys.Count == 0) return null;
        var key = options.PublicKeys.FirstOrDefault(known => CheckpointSignature.KeyIdOf(known) == seal.Signature.Key);
        if (key is null) return Faults.UnknownKey(seal.Index, seal.Signature.Key);
        return seal.Signature.IsOf(seal.Checkpoint, key) ? null : Faults.SignatureWrong(seal.Index);
    }
}
