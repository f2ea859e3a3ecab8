using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>What a decision on a repair must not be: empty words, or a copy.</summary>
internal static class RepairQuality
{
    private static readonly TextQuality s_texts = TextQuality.Standard with
    {
        EmptyPhrases =
        [
            "经审核不符合信用修复条件", "经审核符合信用修复条件", "不符合信用修复条件", "不符合信用修复规定", "符合信用修复条件", "符合信用修复规定", "不符合修复条件",
            "符合修复条件", "不予信用修复", "准予信用修复", "予以信用修复", "不予修复", "准予修复", "予以修复", "同意修复", "不同意修复", "材料不齐全", "材料齐全",
            "申请人", "经审核", "经审查",
            .. TextQuality.Standard.EmptyPhrases,
        ],
    };

    /// <summary>What is wrong with the texts of a decision, or null where nothing is.</summary>
    /// <remarks>Grants of the same kind may read alike; a rejection answers its own case.</remarks>
    internal static Refusal? Check(RepairEvent.Decided decision)
    {
        if (TextQuality.IsBlank(decision.Findings)) return CaseRefusals.FindingsMissing;
        if (TextQuality.IsBlank(decision.Basis)) return CaseRefusals.BasisMissing;
        if (TextQuality.IsBlank(decision.Reasons)) return CaseRefusals.ReasonsMissing;
        var rejects = decision.Outcome == RepairOutcome.Rejected;
        var hasWayOut = !TextQuality.IsBlank(decision.WayOut ?? string.Empty);
        if (rejects && !hasWayOut) return RepairRefusals.WayOutMissing;
        if (!rejects && hasWayOut) return RepairRefusals.WayOutNotAsked;

        if (s_texts.IsEmptyWords(decision.Reasons)) return RepairRefusals.ReasonsAreEmptyWords;
        if (s_texts.IsEmptyWords(decision.Findings)) return RepairRefusals.FindingsAreEmptyWords;
        IEnumerable<string> compared = [.. decision.OwnTexts, decision.Findings, .. rejects ? decision.PastReasons : []];
        if (s_texts.IsCopied(decision.Reasons, compared)) return RepairRefusals.ReasonsCopied;
        return s_texts.IsCopied(decision.Findings, decision.OwnTexts) ? RepairRefusals.FindingsCopied : null;
    }
}
