using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>What a verdict means for the receipt, and what the sender is told.</summary>
internal static class VerdictOutcome
{
    public static RowOutcome Of(GoodRow row, Verdict verdict)
    {
        var document = row.Item.Roles.DocumentNumber;
        return verdict.Kind switch
        {
            VerdictKind.Accept or VerdictKind.AlreadyAccepted => new(RowResult.Accepted),
            VerdictKind.Correct or VerdictKind.AlreadyCorrected => new(RowResult.Corrected),
            VerdictKind.Withdraw or VerdictKind.AlreadyWithdrawn => new(RowResult.Withdrawn),
            VerdictKind.Unchanged or VerdictKind.Renew => new(RowResult.Unchanged),
            VerdictKind.ConsentWithdrawn => new(RowResult.Refused, [Finding.Error(row.Number, row.Item.Roles.PersonDocumentNumber,
                FindingCode.ConsentMissing, "该自然人的同意已经撤回（条例第七条），本行不能入库，请停止采集和使用。")]),
            VerdictKind.Duplicate => new(RowResult.Refused, [Finding.DuplicateInBatch(row.Number, document, verdict.EarlierRow)]),
            VerdictKind.CorrectionNeeded => new(RowResult.Refused, [.. InstructionCheck.CorrectionNeeded(row.Number)]),
            VerdictKind.NothingThere => new(RowResult.Refused, [NothingThere(row.Number, row.Item)]),
            VerdictKind.HoldDecided => new(RowResult.Held, [Finding.Held(row.Number, document,
                "该记录已由异议处理或信用修复作出决定，不能以报送覆盖；本行已转人工审核，结果另行告知。")]),
            _ => new(RowResult.Held, [Finding.Held(row.Number, document,
                "该内容此前已被更正、撤回、移转或删除，不能直接重新报送；本行已转人工审核，结果另行告知。")]),
        };
    }

    /// <summary>A correction or withdrawal of what is not held, on a subject that is not known at all.</summary>
    public static RowOutcome NothingThere(CheckedRow row, CatalogueItem item) =>
        new(RowResult.Refused, [.. row.Findings, NothingThere(row.Row, item)]);

    private static Finding NothingThere(int row, CatalogueItem item) => Finding.Error(row, item.Roles.DocumentNumber, FindingCode.Required,
        "平台上没有这条记录，无法更正或撤回；请核对决定机关代码、文书号和主体代码，新记录请按报送提交。");

    /// <summary>A move whose record is not on the former subject.</summary>
    public static RowOutcome NothingToMove(GoodRow row) => new(RowResult.Refused, [Finding.Error(row.Number, RowInstruction.FormerSubjectField,
        FindingCode.Required, "原主体名下没有这条记录，无法移转；请核对原主体代码、决定机关代码和文书号。")]);
}
