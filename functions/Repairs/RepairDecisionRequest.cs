using CreditFunctions.Problems;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>A decision as it is sent.</summary>
/// <param name="Outcome">granted or rejected. Whether a granted one deletes or annotates follows from item and severity.</param>
/// <param name="Findings">核查情况.</param>
/// <param name="Basis">依据.</param>
/// <param name="Reasons">理由.</param>
/// <param name="WayOut">救济途径: what the applicant can do, for <c>rejected</c>.</param>
internal sealed record RepairDecisionRequest(RepairOutcome? Outcome, string? Findings, string? Basis, string? Reasons, string? WayOut)
{
    private const int LongestText = 4000, LongestBasis = 2000;

    /// <summary>Checks lengths; whether the words are enough is for the rules to say.</summary>
    public ReadRepairDecision Read()
    {
        var errors = new FieldErrors();
        if (Outcome is null) errors.Add("outcome", "required", "outcome 应为 granted（准予修复）或 rejected（不予修复）。");
        var decision = new ReadRepairDecision(Outcome ?? default, errors.UpTo("findings", Findings, LongestText), errors.UpTo("basis", Basis, LongestBasis),
            errors.UpTo("reasons", Reasons, LongestText), WayOut is null ? null : errors.UpTo("wayOut", WayOut, LongestBasis));
        errors.ThrowIfAny();
        return decision;
    }
}

/// <summary>A decision as it was read.</summary>
internal sealed record ReadRepairDecision(RepairOutcome Outcome, string Findings, string Basis, string Reasons, string? WayOut);
