using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.JointActions;

namespace CreditFunctions.JointActions;

/// <summary>What the ledger says of joint actions; their subject reads it in its access log (信息的应用情况, art. 24).</summary>
internal static class MeasureEntries
{
    /// <summary>A change: something was started, applied, stopped.</summary>
    public const string Change = "change-measure";

    /// <summary>A look at an action; at a unit's tasks; at one's own measures.</summary>
    public const string Look = "joint-action", Tasks = "joint-tasks", Own = "own-measures";

    /// <summary>A change that a caller made.</summary>
    public static LedgerEntry Of(Caller caller, JointAction action, string detail) =>
        (LedgerEntry.Of(caller, Change) with { SubjectId = action.SubjectId, Detail = detail }).About(action.CaseId);

    /// <summary>A change that no caller made: an end that came by itself, or with what the action rested on.</summary>
    public static LedgerEntry OfSystem(JointAction action, string detail) =>
        new(string.Empty, default, Change, action.Authority, "system", action.SubjectId, null, null, [], 0, LedgerEntry.Answered)
        {
            Reference = action.CaseId,
            Detail = detail,
        };
}
