using System.Text.Json.Nodes;
using CreditFunctions.Cases;
using CreditFunctions.Regulation.JointActions;

namespace CreditFunctions.JointActions.Board;

/// <summary>An action at a glance.</summary>
/// <param name="ActionId">Opaque.</param>
/// <param name="Kind">incentive or punishment.</param>
/// <param name="State">proposed, running or ended; ended from the instant of its end date on, whoever has told it.</param>
/// <param name="Holds">Whether it holds for its subject now.</param>
/// <param name="SubjectId">For or against whom.</param>
/// <param name="Authority">发起单位.</param>
/// <param name="Grounds">What it rests on.</param>
/// <param name="Measures">With their names and provisions.</param>
/// <param name="Reasons">理由.</param>
/// <param name="LimitWorkingDays">Working days that a unit has.</param>
/// <param name="ProposedAt">When it was proposed, China time.</param>
/// <param name="StartedAt">Since when it holds, or null.</param>
/// <param name="EndsOn">The last day on which it holds.</param>
/// <param name="Stop">How it ended, or null.</param>
internal sealed record ActionAnswer(string ActionId, JointActionKind Kind, JointActionStage State, bool Holds, string SubjectId, string Authority,
    IReadOnlyList<string> Grounds, IReadOnlyList<MeasureAnswer> Measures, string Reasons, int LimitWorkingDays, DateTimeOffset ProposedAt,
    DateTimeOffset? StartedAt, DateOnly EndsOn, StopAnswer? Stop)
{
    /// <summary>The units; where one board is read.</summary>
    public IReadOnlyList<UnitAnswer>? Units { get; init; }

    /// <summary>How many units are in each state.</summary>
    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    /// <summary>The units that have not confirmed that they stopped: "ended; unit X unconfirmed".</summary>
    public IReadOnlyList<string>? Unconfirmed { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public IReadOnlyList<HistoryAnswer>? History { get; init; }

    /// <summary>Kinds of failure of what is being tried again.</summary>
    public IReadOnlyList<string>? Failing { get; init; }

    /// <summary>The way to repair what it rests on (两书同达); for its subject.</summary>
    public string? RepairGuide { get; init; }
}

/// <summary>A measure with its name and the provision that it is applied by.</summary>
internal sealed record MeasureAnswer(string Code, string Name, string Law, string Article);

/// <summary>How an action ended.</summary>
internal sealed record StopAnswer(StopCause Cause, string CauseName, DateTimeOffset At, string? Reason, string? Basis, string? GroundId, string? By);

/// <summary>A unit on the board.</summary>
/// <param name="Unit">By unified social credit code.</param>
/// <param name="State">How its part stands.</param>
/// <param name="Measures">What it is asked to apply.</param>
/// <param name="Delivered">Whether its task lies in its inbox.</param>
/// <param name="Deadline">The limit to act and to tell.</param>
/// <param name="DaysLeft">Working days left to the limit that runs now; null where none does.</param>
/// <param name="ReasonsDeadline">The limit for the reasons, once demanded.</param>
/// <param name="Feedback">What it told.</param>
/// <param name="ReferredAt">Since when it is registered that nothing came.</param>
/// <param name="Stop">The order to stop, and its confirmation.</param>
/// <param name="Failing">Kinds of failure of what is being tried again.</param>
internal sealed record UnitAnswer(string Unit, UnitState State, IReadOnlyList<string> Measures, bool Delivered, ShownDeadline? Deadline, int? DaysLeft,
    ShownDeadline? ReasonsDeadline, FeedbackAnswer? Feedback, DateTimeOffset? ReferredAt, UnitStopAnswer? Stop, IReadOnlyList<string>? Failing);

/// <summary>What a unit told.</summary>
/// <param name="Outcome">implemented or not-implemented.</param>
/// <param name="At">When it told.</param>
/// <param name="Late">It told after the limit.</param>
/// <param name="ImplementedOn">When it acted.</param>
/// <param name="ImplementedLate">It acted after the limit.</param>
/// <param name="What">What it did.</param>
/// <param name="Evidence">Documents that show it.</param>
/// <param name="Reasons">Why it did nothing.</param>
internal sealed record FeedbackAnswer(string Outcome, DateTimeOffset At, bool Late, DateOnly? ImplementedOn, bool ImplementedLate, string? What,
    IReadOnlyList<string>? Evidence, string? Reasons);

/// <summary>A unit's order to stop.</summary>
internal sealed record UnitStopAnswer(DateTimeOffset OrderedAt, ShownDeadline Deadline, DateTimeOffset? ConfirmedAt, DateOnly? StoppedOn, DateTimeOffset? ReferredAt);

/// <summary>An entry of the history.</summary>
/// <param name="At">When, China time.</param>
/// <param name="Event">What.</param>
/// <param name="Unit">Of which unit's part; null: of the action as a whole.</param>
/// <param name="By">The body that acted, or null: the system.</param>
/// <param name="Details">What else it says.</param>
internal sealed record HistoryAnswer(DateTimeOffset At, string Event, string? Unit, string? By, JsonObject Details);
