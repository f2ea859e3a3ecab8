using CreditFunctions.Problems;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>A decision as it is sent.</summary>
/// <param name="Outcome">corrected, deleted, annotated, rejected or answered-as-repeated.</param>
/// <param name="Findings">核查情况.</param>
/// <param name="Basis">依据.</param>
/// <param name="Reasons">理由.</param>
/// <param name="Correction">New content by field code, for <c>corrected</c>.</param>
/// <param name="Annotation">The note, for <c>annotated</c>.</param>
internal sealed record DecisionRequest(ObjectionOutcome? Outcome, string? Findings, string? Basis, string? Reasons,
    IReadOnlyDictionary<string, string>? Correction, string? Annotation)
{
    private const int LongestText = 4000, LongestBasis = 2000, LongestAnnotation = 500;

    /// <summary>Checks lengths; whether the words are enough is for the rules to say.</summary>
    public ReadDecision Read()
    {
        var errors = new FieldErrors();
        if (Outcome is null)
        {
            errors.Add("outcome", "required", "outcome 应为 corrected、deleted、annotated、rejected 或 answered-as-repeated。");
        }

        var decision = new ReadDecision(Outcome ?? default, errors.UpTo("findings", Findings, LongestText), errors.UpTo("basis", Basis, LongestBasis),
            errors.UpTo("reasons", Reasons, LongestText), Annotation is null ? null : errors.UpTo("annotation", Annotation, LongestAnnotation));
        errors.ThrowIfAny();
        return decision;
    }
}

/// <summary>A decision as it was read.</summary>
internal sealed record ReadDecision(ObjectionOutcome Outcome, string Findings, string Basis, string Reasons, string? Annotation);
