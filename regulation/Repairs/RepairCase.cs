using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>A repair as it stands (信用修复, art. 26).</summary>
public sealed record RepairCase : CaseState<RepairDuty>
{
    public required RepairTargetKind TargetKind { get; init; }

    /// <summary>The record's or the determination's id.</summary>
    public required string TargetId { get; init; }

    /// <summary>The catalogue item's code, or <see cref="RepairMatter.Determination"/>.</summary>
    public required string Item { get; init; }

    /// <summary>The applicant: whose information it is.</summary>
    public required string SubjectId { get; init; }

    public required RepairStage Stage { get; init; }

    /// <summary>When the first competent body received it; the clock runs from there.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it was entered here.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>Who entered it, by account id: that person does not decide it.</summary>
    public required string? FiledBy { get; init; }

    /// <summary>受理单位: the body that received it.</summary>
    public required string ReceivingBody { get; init; }

    /// <summary>处理单位: the body with the power to decide.</summary>
    public required string DecidingBody { get; init; }

    public required CaseDeadline Deadline { get; init; }

    /// <summary>The first, rejected application for the same.</summary>
    public string? Repeats { get; init; }

    public DeliveryWay Delivery { get; init; }

    /// <summary>When the deadline passed without the result being told.</summary>
    public DateTimeOffset? OverdueSince { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public RepairOutcome? Outcome { get; init; }

    /// <summary>What a granted repair does to the information.</summary>
    public RepairEffect? Effect { get; init; }

    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>What proves that the result was told.</summary>
    public string? Proof { get; init; }

    /// <summary>When it was withdrawn or overtaken.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>True until the result is told, the applicant withdraws, or there is nothing left to repair.</summary>
    public bool IsOpen => Stage is RepairStage.Received or RepairStage.Decided;

    /// <summary>True until a decision.</summary>
    public bool IsUndecided => Stage == RepairStage.Received;

    /// <summary>Told before the deadline ended and never overdue. Null while it is open or when it ended without a decision.</summary>
    public bool? WasMet => ToldAt is { } told ? OverdueSince is null && told < Deadline.End : null;
}
