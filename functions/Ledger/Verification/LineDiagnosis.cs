using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Verification;

/// <summary>Says what is wrong with a line by itself and its neighbours: form, number, chain.</summary>
internal static class LineDiagnosis
{
    /// <summary>The first line from a state on that can't stand where it does; null where all can.</summary>
    /// <param name="state">The segment before them.</param>
    /// <param name="lines">Its next lines.</param>
    /// <param name="seal">The seal that covers them, if one does.</param>
    public static async Task<LedgerFault?> FindAsync(SegmentState state, IAsyncEnumerable<RawLine> lines, int? seal)
    {
        LedgerFault? suspected = null;
        var before = (Line: state.Lines, Seq: state.LastSeq, Id: (string?)null, Leaf: state.LastLeaf);
        await foreach (var line in lines)
        {
            var number = before.Line + 1;
            var entry = EntryLine.TryParse(line.Bytes);
            var leaf = TreeHash.Leaf(line.Bytes);
            if (suspected is not null)
            {
                // The line before did not name the one before it. Where this one names it, it is as it was written, and the other was changed.
                return entry?.Prev == before.Leaf ? suspected : At(before.Line, before.Seq, before.Id, Unchained());
            }

            if (!line.Ended) return At(number, null, null, (FaultKind.SegmentCut, "The line has no end: the segment was cut.", "该行没有结尾：日志段被截断。"));
            if (number == 1)
            {
                if (Header(state, line.Bytes) is { } wrong) return At(1, null, null, wrong);
                before = (1, SegmentHeader.TryParse(line.Bytes)!.FirstSeq - 1, null, leaf);
                continue;
            }

            if (entry is null) return At(number, null, null, (FaultKind.LineChanged, "The line is not in an entry's form: it was changed.", "该行格式不符，已被改动。"));
            if (entry.Seq > before.Seq + 1)
            {
                return At(number, entry.Seq, entry.Id, (FaultKind.LineMissing,
                    $"Entries {before.Seq + 1} to {entry.Seq - 1} are missing before the line.", $"该行之前缺失第 {before.Seq + 1} 至 {entry.Seq - 1} 条。"));
            }

            if (entry.Seq <= before.Seq)
            {
                return At(number, entry.Seq, entry.Id, (FaultKind.LineInserted,
                    $"The entry after number {before.Seq} has number {entry.Seq}: it was put in, or lines changed places.",
                    $"第 {before.Seq} 条之后出现第 {entry.Seq} 条：系插入，或条目被调换位置。"));
            }

            if (entry.Prev != before.Leaf)
            {
                suspected = before.Line == 1
                    ? At(1, null, null, (FaultKind.LineChanged, "The first entry names another header than this: the header was changed.", "首条所记的段首行散列不符：段首行已被改动。"))
                    : At(before.Line, before.Seq, before.Id, (FaultKind.LineChanged,
                        "The next entry names another line before it than this: this one was changed.", "下一条所记的上一行散列与本行不符：本行已被改动。"));
            }

            before = (number, entry.Seq, entry.Id, leaf);
        }

        return suspected;

        LedgerFault At(long number, long? seq, string? id, (FaultKind Kind, string English, string Chinese) what) =>
            new(what.Kind, what.English, what.Chinese) { Segment = state.Name.ToString(), Line = number, Seq = seq, EntryId = id, Seal = seal };
    }

    private static (FaultKind, string, string) Unchained() =>
        (FaultKind.LineChanged, "The entry does not name the line before it, nor does the next one name this: it was changed.", "该条与前后两行均不衔接：已被改动。");

    private static (FaultKind, string, string)? Header(SegmentState state, byte[] line)
    {
        if (SegmentHeader.TryParse(line) is not { } header)
        {
            return (FaultKind.LineChanged, "The line is not in a header's form: it was changed.", "段首行格式不符，已被改动。");
        }

        return header.Name == state.Name ? null
            : (FaultKind.SegmentMisnamed, $"The header is that of segment {header.Name}.", $"段首行属于日志段 {header.Name}。");
    }
}
