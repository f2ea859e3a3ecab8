using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Objections;

/// <summary>An objection as it stands (异议, art. 25). Ids, times and stages only: what people wrote is kept elsewhere, encrypted.</summary>
public sealed record ObjectionCase : CaseState<Duty>
{
    public required string RecordId { get; init; }

    /// <summary>The applicant: whose record it is.</summary>
    public required string SubjectId { get; init; }

    public required ObjectionStage Stage { get; init; }

    /// <summary>When the first competent body received it; the clock runs from there.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was entered here.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>受理单位: the body that received it.</summary>
    public required string ReceivingBody { get; init; }

    /// <summary>处理单位: the body with the power to decide.</summary>
    public required string DecidingBody { get; init; }

    /// <summary>The body that transferred the case, for as long as the deciding body has not acted on it: until then it can take the case back or send it on.</summary>
    public string? TransferredFrom { get; init; }

    /// <summary>The body that gave the case away on the last day of the limit, or earlier; null where none did.</summary>
    public FormerHolder? HeldBefore { get; init; }

    /// <summary>核查单位 and its sub-deadline, where another unit verifies.</summary>
    public Verification? Verification { get; init; }

    /// <summary>Ten working days.</summary>
    public required CaseDeadline Deadline { get; init; }

    public Repetition? Repeats { get; init; }

    public DeliveryWay Delivery { get; init; }

    /// <summary>When the deadline passed without the result being told.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public ObjectionOutcome? Outcome { get; init; }

    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>What proves that the result was told.</summary>
    public string? Proof { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>True until the result is told or the applicant withdraws.</summary>
    public bool IsOpen => Stage is not (ObjectionStage.Told or ObjectionStage.Withdrawn);

    /// <summary>True until a decision: while the record carries the mark "under objection".</summary>
    public bool IsUndecided => IsOpen && Stage != ObjectionStage.Decided;

    /// <summary>
    /// Whose limit it is: the body that held the case when the limit's last working day began, 00:00 China time. One that received it on that day
    /// had too little of the limit left to be asked why it was missed.
    /// </summary>
    public string AnswerableBody => HeldBefore is { } former && former.Until >= ChinaTime.StartOf(Deadline.WorkingLastDay) ? former.Unit : DecidingBody;

    /// <summary>True while the verifying unit holds the case.</summary>
    public bool AwaitsVerification => IsUndecided && Verification is { IsAwaited: true };

    /// <summary>Told before the deadline ended and never overdue. Null while it is open or when it was withdrawn.</summary>
    public bool? WasMet => ToldAt is { } told ? OverdueSince is null && told < Deadline.End : null;
}
