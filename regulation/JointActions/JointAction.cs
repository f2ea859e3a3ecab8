using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Grants;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>A joint action as it stands (联合激励和惩戒, art. 17–21). Each unit's part stands on a row of its own (<see cref="UnitTask"/>).</summary>
public sealed record JointAction : CaseState<JointDuty>
{
    public required JointActionKind Kind { get; init; }

    /// <summary>Whom it is for, or against.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The authority that started it, by unified social credit code.</summary>
    public required string Authority { get; init; }

    public required JointActionStage Stage { get; init; }

    /// <summary>What it rests on.</summary>
    public required IReadOnlyList<ActionGround> Grounds { get; init; }

    /// <summary>All its measures, each with the provision that it is applied by (法律依据).</summary>
    public required IReadOnlyList<ActionMeasure> Measures { get; init; }

    /// <summary>理由: as its subject and its units read it.</summary>
    public required string Reasons { get; init; }

    /// <summary>Working days that a unit has to act and to tell.</summary>
    public required int LimitWorkingDays { get; init; }

    /// <summary>The last day (China) on which it holds.</summary>
    public required DateOnly EndsOn { get; init; }

    public required Signature Proposed { get; init; }

    /// <summary>The second person; null for an incentive, and until then.</summary>
    public Signature? Approved { get; init; }

    /// <summary>Since when it holds.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How it ended, or null.</summary>
    public ActionStop? Stop { get; init; }

    /// <summary>That its units were told their task, or null.</summary>
    public UnitTelling? TasksTold { get; init; }

    /// <summary>That its units were told to stop, or null.</summary>
    public UnitTelling? StopTold { get; init; }

    /// <summary>Units that joined while it ran: a row of one that is not here was written by an addition that never came about.</summary>
    public IReadOnlyList<string> Joined { get; init; } = [];

    /// <summary>How often units were added: names the occasions.</summary>
    public int Additions { get; init; }

    /// <summary>Whether it holds at an instant: its end date counts whether or not anybody has told it yet.</summary>
    public bool HoldsAt(DateTimeOffset instant) => Stage == JointActionStage.Running && instant < ChinaTime.EndOf(EndsOn);

    /// <summary>Why and since when it does not hold at an instant; null where it holds, or never did.</summary>
    public ActionStop? StoppedAt(DateTimeOffset instant) => Stop
        ?? (Stage == JointActionStage.Running && instant >= ChinaTime.EndOf(EndsOn) ? ActionStop.ByTime(EndsOn) : null);
}

/// <summary>How a joint action ended.</summary>
/// <param name="Cause">Why.</param>
/// <param name="At">Since when it holds no more.</param>
/// <param name="Reason">In words, where somebody gave them.</param>
/// <param name="Basis">The provision, where somebody named it.</param>
/// <param name="GroundId">The ground that ended, where one did.</param>
/// <param name="By">The case that ended it: an objection, a repair, a receipt; or null.</param>
public sealed record ActionStop(StopCause Cause, DateTimeOffset At, string? Reason = null, string? Basis = null, string? GroundId = null, string? By = null)
{
    /// <summary>By its end date.</summary>
    public static ActionStop ByTime(DateOnly endsOn) => new(StopCause.Expired, ChinaTime.EndOf(endsOn));
}
