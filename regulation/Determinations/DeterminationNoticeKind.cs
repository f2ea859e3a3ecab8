using CreditFunctions.Regulation.Measures;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>What a notice about a determination says.</summary>
public enum DeterminationNoticeKind
{
    /// <summary>拟认定告知书: to the subject, what is proposed, why, by which law, and how to repair.</summary>
    Proposed,

    /// <summary>To the unit: serve the notice until that day.</summary>
    ServiceDue,

    /// <summary>To the unit: it was served; the subject may state its case until that day.</summary>
    Served,

    /// <summary>To the subject: a public notice runs until that day.</summary>
    PublicNotice,

    /// <summary>To the unit: the subject stated its case.</summary>
    StatementGiven,

    /// <summary>To the unit: a statement came after the decision.</summary>
    StatementAfterDecision,

    /// <summary>To the unit: decide until that day.</summary>
    DecisionDue,

    /// <summary>To the unit: so many working days are left.</summary>
    Reminder,

    /// <summary>To the unit and the subject: the unit missed its limit.</summary>
    Overdue,

    /// <summary>To the unit, each working day after the limit.</summary>
    OverdueReminder,

    /// <summary>决定书: to the subject.</summary>
    Decision,

    /// <summary>To the subject: the proposal was taken back.</summary>
    Withdrawn,

    /// <summary>To the subject and the unit: it is over, and why.</summary>
    Ended,

    /// <summary>To the unit and the subject: a published calendar moved a limit.</summary>
    DeadlineMoved,
}

/// <summary>What a notice about a determination names, besides the case: dates, numbers and kinds, nothing personal.</summary>
public sealed record DeterminationNoticeFacts
{
    /// <summary>The last day that counts for the receiver of the notice.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Working days left to it.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>The last day before a calendar moved it.</summary>
    public DateOnly? OldLastDay { get; init; }

    /// <summary>True where the limit touches a year whose calendar is not out.</summary>
    public bool Provisional { get; init; }

    /// <summary>Why a limit moved: the State Council notice.</summary>
    public string? Why { get; init; }

    /// <summary>Whether the unit has to serve or to decide.</summary>
    public bool ToServe { get; init; }

    /// <summary>Why it is over.</summary>
    public DeterminationEnd? End { get; init; }
}
