using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Objections;

/// <summary>What a decision on an objection must not be: empty words, or a copy.</summary>
/// <param name="Texts">What counts as that.</param>
public sealed record DecisionQuality(TextQuality Texts)
{
    /// <summary>As shipped.</summary>
    public static DecisionQuality Standard { get; } = new(TextQuality.Standard);

    /// <summary>What is wrong with the texts of a decision, or null where nothing is.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="others">Texts that it must not repeat: the applicant's statement, the verifier's opinion, decisions on other cases.</param>
    public Refusal? Check(ObjectionEvent.Decided decision, IEnumerable<string> others)
    {
        if (TextQuality.IsBlank(decision.Reasons)) return CaseRefusals.ReasonsMissing;
        // A repeated objection without new grounds is answered by reasons alone: findings and basis stand in the first decision.
        var isShortAnswer = decision.Outcome == ObjectionOutcome.AnsweredAsRepeated;
        if (!isShortAnswer && TextQuality.IsBlank(decision.Findings)) return CaseRefusals.FindingsMissing;
        if (!isShortAnswer && TextQuality.IsBlank(decision.Basis)) return CaseRefusals.BasisMissing;

        if (Texts.IsEmptyWords(decision.Reasons)) return Refusals.ReasonsAreEmptyWords;
        if (!isShortAnswer && Texts.IsEmptyWords(decision.Findings)) return Refusals.FindingsAreEmptyWords;

        var compared = others.ToList();
        if (Texts.IsCopied(decision.Reasons, compared.Append(decision.Findings))) return Refusals.ReasonsCopied;
        return !isShortAnswer && Texts.IsCopied(decision.Findings, compared) ? Refusals.FindingsCopied : null;
    }
}
