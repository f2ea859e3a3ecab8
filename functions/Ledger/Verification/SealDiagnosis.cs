using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Verification;

/// <summary>Finds the first line of a seal that is not what was sealed, once something about the seal's lines is wrong. Reads them again, slowly.</summary>
internal sealed class SealDiagnosis(ILedgerFiles files, LedgerSurvey survey)
{
    // How far a line that changed its place is looked for.
    private const int Window = 512;

    /// <summary>The first bad line.</summary>
    /// <param name="seal">The seal.</param>
    /// <param name="before">The edge of the tree before it.</param>
    /// <param name="segments">The segments before it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where every line is what was sealed, and stands where it can.</returns>
    public async Task<LedgerFault?> FindAsync(Seal seal, TreeEdge before, IReadOnlyDictionary<string, SegmentState> segments, CancellationToken cancellationToken)
    {
        var leaves = new SealedLeaves(files);
        var believed = await leaves.HoldAsync(seal, before, cancellationToken);
        if (believed)
        {
            foreach (var range in seal.Ranges)
            {
                if (await RangeAsync(seal, range, segments[range.Segment], leaves, cancellationToken) is { } fault) return fault;
            }
        }

        foreach (var range in seal.Ranges)
        {
            await using var stream = await files.OpenSegmentAsync(range.Segment, range.From, range.To, cancellationToken);
            var lines = LineReader.ReadAsync(stream, cancellationToken);
            if (await LineDiagnosis.FindAsync(segments[range.Segment], lines, seal.Index) is { } fault) return fault;
        }

        return believed ? null : Faults.Root(seal.Index, seal.Ranges[0].Segment);
    }

    private async Task<LedgerFault?> RangeAsync(Seal seal, SealedRange range, SegmentState state, SealedLeaves leaves, CancellationToken cancellationToken)
    {
        // To the segment's end: where lines were put in, what was sealed moved back.
        await using var stream = await files.OpenSegmentAsync(range.Segment, range.From, survey.Lengths[range.Segment], cancellationToken);
        await using var lines = LineReader.ReadAsync(stream, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var sealedLeaves = leaves.ReadAsync(seal, range.First, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var (offset, before) = (range.From, state.LastLeaf);
        for (var at = 0L; at < range.Count; at++)
        {
            await sealedLeaves.MoveNextAsync();
            var number = state.Lines + at + 1;
            if (!await lines.MoveNextAsync() || !lines.Current.Ended) return Faults.SegmentCut(range.Segment, number - 1, seal.Index);
            offset += lines.Current.Bytes.Length + 1;
            var leaf = TreeHash.Leaf(lines.Current.Bytes);
            if (leaf == sealedLeaves.Current)
            {
                before = leaf;
                continue;
            }

            var entry = EntryLine.TryParse(lines.Current.Bytes);
            var expected = state.LastSeq + at + (state.Lines == 0 ? 0 : 1);
            var (kind, english, chinese) = await NameAsync(lines, sealedLeaves, range.Count - at - 1, entry?.Seq > expected && entry.Prev != before);
            return new LedgerFault(kind, english, chinese)
            {
                Segment = range.Segment, Line = number, Seq = entry?.Seq, EntryId = entry?.Id, Seal = seal.Index,
            };
        }

        return offset == range.To ? null
            : Faults.SealWrong(seal.Index, $"its range of segment {range.Segment} does not end behind its lines", $"日志段 {range.Segment} 的范围终点不符", range.Segment);
    }

    // What happened, by comparing what stands here with what was sealed here, a little way on.
    private static async Task<(FaultKind, string, string)> NameAsync(IAsyncEnumerator<RawLine> lines, IAsyncEnumerator<Digest?> leaves, long rest, bool leaps)
    {
        List<Digest> here = [TreeHash.Leaf(lines.Current.Bytes)], then = [leaves.Current!.Value];
        while (here.Count < Window && await lines.MoveNextAsync()) here.Add(TreeHash.Leaf(lines.Current.Bytes));
        while (then.Count <= Math.Min(rest, Window) && await leaves.MoveNextAsync()) then.Add(leaves.Current!.Value);
        var cameLater = then.IndexOf(here[0]);
        var wentLater = here.IndexOf(then[0]);
        return (cameLater, wentLater) switch
        {
            (> 0, > 0) => (FaultKind.LineMoved, "Lines changed places: this one was sealed further on.", "条目被调换位置：该行封印时位于后面。"),
            (> 0, _) => (FaultKind.LineMissing, $"{cameLater} sealed lines are missing before this one.", $"该行之前缺失 {cameLater} 行已封印的条目。"),
            (_, > 0) => (FaultKind.LineInserted, "The line was put in: it was not sealed here.", "该行系插入：封印时此处没有该行。"),
            _ when leaps => (FaultKind.LineMissing, "Sealed lines are missing before this one.", "该行之前缺失已封印的条目。"),
            _ => (FaultKind.LineChanged, "The line is not what was sealed: it was changed.", "该行与封印时不一致：已被改动。"),
        };
    }
}
