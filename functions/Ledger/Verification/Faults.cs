using CreditFunctions.Ledger.Format;

namespace CreditFunctions.Ledger.Verification;

/// <summary>The words for each fault.</summary>
internal static class Faults
{
    public static LedgerFault SealMissing(int index) => new(FaultKind.SealMissing, $"Seal {index} is not there.", $"封印 {index} 缺失。") { Seal = index };

    public static LedgerFault StrangeSeal(string name) => new(FaultKind.SealChanged, $"'{name}' is not the name of a seal.", $"“{name}”不是封印的名称。");

    public static LedgerFault SealUnreadable(int index) => new(FaultKind.SealChanged,
        "The seal is not in a seal's form: it was changed.", "封印的格式不符，已被改动。") { Seal = index };

    public static LedgerFault SealWrong(int index, string english, string chinese, string? segment = null) =>
        new(FaultKind.SealChanged, $"The seal was changed: {english}.", $"封印已被改动：{chinese}。") { Seal = index, Segment = segment };

    public static LedgerFault UnknownKey(int index, string key) => new(FaultKind.SignatureWrong,
        $"The checkpoint is signed by a key that is not known ({key}): it was signed anew, or the key's file is missing.",
        $"检查点由未知密钥（{key}）签名：可能被重新签名，或缺少该公钥文件。") { Seal = index };

    public static LedgerFault SignatureWrong(int index) => new(FaultKind.SignatureWrong,
        "The signature does not hold for the checkpoint.", "检查点的签名无效。") { Seal = index };

    public static LedgerFault SegmentMissing(int seal, string segment) => new(FaultKind.SegmentMissing,
        "The segment is not there, but a seal covers lines of it.", "日志段缺失，而封印包含其中的条目。") { Segment = segment, Seal = seal };

    public static LedgerFault PredecessorMissing(string segment, long seq) => new(FaultKind.SegmentMissing,
        $"The segment goes on from entry {seq} of its writer, and no segment holds it: the segment before it is not there.",
        $"该日志段接续于同一写入者的第 {seq} 条，而没有任何日志段包含该条：前一日志段缺失。") { Segment = segment, Line = 1 };

    public static LedgerFault SegmentCut(string segment, long lines, int? seal) => new(FaultKind.SegmentCut,
        $"The segment ends after {lines} lines, but more of it was sealed.", $"日志段在第 {lines} 行之后被截断，而封印包含更多条目。")
    { Segment = segment, Line = lines, Seal = seal };

    public static LedgerFault TailMissing(SegmentState state, Expectation expected) => new(FaultKind.SegmentCut,
        $"The segment ends with entry {state.LastSeq}, but segment {expected.By} goes on from its entry {expected.Seq}: what was between them is missing.",
        $"日志段止于第 {state.LastSeq} 条，而日志段 {expected.By} 接续于第 {expected.Seq} 条：中间的条目缺失。")
    { Segment = state.Name.ToString(), Line = state.Lines, Seq = state.LastSeq };

    public static LedgerFault Stranger(string file) => new(FaultKind.SegmentMisnamed,
        "The file is not named as a segment is.", "该文件名不是日志段名称。") { Segment = file };

    public static LedgerFault Twin(string segment, string other) => new(FaultKind.WriterForked,
        $"The writer is forked: segment {other} has the same number.", $"写入者出现分叉：日志段 {other} 具有相同编号。") { Segment = segment, Line = 1 };

    public static LedgerFault Forked(string segment, string other) => new(FaultKind.WriterForked,
        $"The writer is forked: segment {other} goes on from the same place.", $"写入者出现分叉：日志段 {other} 接续于同一位置。")
    { Segment = segment, Line = 1 };

    public static LedgerFault Overrun(string segment, long line, long seq, string by) => new(FaultKind.LineInserted,
        $"More entries stand here than its writer wrote: segment {by} says where it went on.",
        $"此处条目多于写入者所写：日志段 {by} 记明了接续位置。") { Segment = segment, Line = line, Seq = seq };

    public static LedgerFault HeaderDisagrees(Expectation expected, string segment) => new(FaultKind.LineChanged,
        $"The header goes on from entry {expected.Seq} of segment {segment}, but with another hash than that line has: one of the two was changed.",
        $"段首行接续于日志段 {segment} 的第 {expected.Seq} 条，但两者的散列不一致：其中之一已被改动。") { Segment = expected.By, Line = 1 };

    public static LedgerFault TooLate(string segment, long line) => new(FaultKind.LineTooLate,
        "Lines stand here that no seal covers, though seals are past the days on which the segment could grow: they were added later.",
        "此处的条目没有任何封印，而封印早已越过该日志段可以增长的日期：属事后添加。") { Segment = segment, Line = line };

    public static LedgerFault Payload(string segment, long line, EntryLine entry) => new(FaultKind.PayloadChanged,
        "The payload does not open with its key, or is not what the entry committed to.", "条目内容无法用其密钥解开，或与其承诺值不符。")
    { Segment = segment, Line = line, Seq = entry.Seq, EntryId = entry.Id };

    public static LedgerFault TileChanged(string tile, int seal) => new(FaultKind.TileChanged,
        $"Tile '{tile}' is not what the lines make; it can be written anew from the segments.", $"树块“{tile}”与条目不符；可由日志段重新生成。") { Seal = seal };

    public static LedgerFault TileMissing(string tile, int seal) => new(FaultKind.TileMissing,
        $"Tile '{tile}' is not there; it can be written anew from the segments.", $"树块“{tile}”缺失；可由日志段重新生成。") { Seal = seal };

    public static LedgerFault Root(int seal, string segment) => new(FaultKind.LineChanged,
        "The lines do not give the seal's root, and the tiles that would tell which of them changed are changed or missing too.",
        "条目与封印的根不符，而能够指明具体条目的树块同样被改动或缺失。") { Seal = seal, Segment = segment };

    public static LedgerFault Rewritten(OutsideCheckpoint outside, int seal) => new(FaultKind.CheckpointBroken,
        $"The first {outside.Size} lines are not those of the checkpoint that was kept outside: the ledger was written anew.",
        $"前 {outside.Size} 行与外部保存的检查点不符：日志已被重写。") { Seal = seal };

    public static LedgerFault Shorter(OutsideCheckpoint outside, long size) => new(FaultKind.CheckpointBroken,
        $"The ledger has {size} sealed lines, fewer than the {outside.Size} of the checkpoint that was kept outside: its end was taken away.",
        $"日志仅有 {size} 行已封印，少于外部检查点的 {outside.Size} 行：末尾已被删除。");

    public static LedgerFault OutsideSignature() => new(FaultKind.SignatureWrong,
        "The signature of the checkpoint that was kept outside does not hold under a known key.", "外部保存的检查点签名无法用已知公钥验证。");
}
