using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>How far a unit is with its task. The stop is told apart (<see cref="UnitStop"/>): a unit stops whatever it did.</summary>
public enum UnitStage
{
    /// <summary>Named, not yet told.</summary>
    Planned,

    /// <summary>待反馈: told; the limit runs.</summary>
    Open,

    /// <summary>The limit passed without a word: written reasons are demanded (art. 19).</summary>
    ReasonsDemanded,

    /// <summary>已实施.</summary>
    Implemented,

    /// <summary>未实施, with reasons in writing.</summary>
    NotImplemented,

    /// <summary>Neither came: registered as a suspected breach (art. 36). It may still answer, late.</summary>
    Referred,

    /// <summary>It takes no part any more.</summary>
    Withdrawn,
}

/// <summary>A unit's part in a joint action (联合实施单位, art. 19).</summary>
public sealed record UnitTask : CaseState<JointDuty>
{
    /// <summary>By unified social credit code.</summary>
    public required string Unit { get; init; }

    /// <summary>Whom the action is for, or against.</summary>
    public required string SubjectId { get; init; }

    public required JointActionKind Kind { get; init; }

    /// <summary>What it is asked to apply, by code.</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>When it was named: where it joined a running action, its limit runs from then.</summary>
    public required DateTimeOffset NamedAt { get; init; }

    /// <summary>True where it was named while the action ran already.</summary>
    public bool Joined { get; init; }

    public required UnitStage Stage { get; init; }

    /// <summary>The limit to act and to tell; null until it runs.</summary>
    public CaseDeadline? Deadline { get; init; }

    /// <summary>The limit for the reasons, once demanded.</summary>
    public CaseDeadline? ReasonsDeadline { get; init; }

    /// <summary>What it told, or null.</summary>
    public UnitFeedback? Feedback { get; init; }

    /// <summary>How often it told something.</summary>
    public int Answers { get; init; }

    /// <summary>Since when it is registered as a suspected breach that nothing came.</summary>
    public DateTimeOffset? ReferredAt { get; init; }

    /// <summary>The order to stop, or null.</summary>
    public UnitStop? Stop { get; init; }

    /// <summary>When it left, or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>It left because it does not exist any more.</summary>
    public bool IsGone { get; init; }

    /// <summary>True while an answer to the task is awaited in time.</summary>
    [JsonIgnore]
    public bool IsAsked => Stop is null && Stage is (UnitStage.Open or UnitStage.ReasonsDemanded);

    /// <summary>True where it was told, or may have been.</summary>
    [JsonIgnore]
    public bool WasTold => Stage is not (UnitStage.Planned or UnitStage.Withdrawn);

    /// <summary>True while it owes the confirmation that it stopped.</summary>
    [JsonIgnore]
    public bool OwesConfirmation => Stop is { ConfirmedAt: null };

    /// <summary>True where nothing is to come of it any more, whatever becomes of the action.</summary>
    [JsonIgnore]
    public bool IsSettled => Outstanding.Count == 0 && (Stop is not null ? Stop.ConfirmedAt is not null : Stage == UnitStage.Withdrawn);

    /// <summary>The limit that runs now, or null.</summary>
    [JsonIgnore]
    public CaseDeadline? Running => Stop is { ConfirmedAt: null } stop ? stop.Deadline
        : Stop is not null ? null
        : Stage == UnitStage.Open ? Deadline
        : Stage == UnitStage.ReasonsDemanded ? ReasonsDeadline
        : null;
}

/// <summary>What a unit told (反馈).</summary>
/// <param name="Implemented">True where it acted; false where it gave reasons for not acting.</param>
/// <param name="At">When it told.</param>
/// <param name="IsLate">It told after the limit.</param>
/// <param name="ImplementedOn">The day (China) on which it acted.</param>
/// <param name="ImplementedLate">It acted after the limit's last day.</param>
/// <param name="Fingerprint">Names the contents: the same again is the same answer.</param>
public sealed record UnitFeedback(bool Implemented, DateTimeOffset At, bool IsLate, DateOnly? ImplementedOn, bool ImplementedLate, string Fingerprint);

/// <summary>That a unit must stop, and confirm it (art. 27).</summary>
/// <param name="OrderedAt">When the order was made.</param>
/// <param name="Cause">Why.</param>
/// <param name="Deadline">The limit to confirm.</param>
/// <param name="ConfirmedAt">When it confirmed, or null.</param>
/// <param name="StoppedOn">The day (China) on which it stopped, as it says.</param>
/// <param name="ReferredAt">Since when it is registered as a suspected breach that no confirmation came.</param>
public sealed record UnitStop(DateTimeOffset OrderedAt, StopCause Cause, CaseDeadline Deadline, DateTimeOffset? ConfirmedAt = null, DateOnly? StoppedOn = null,
    DateTimeOffset? ReferredAt = null);
