using CreditFunctions.Cases;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>A repair at a glance.</summary>
/// <param name="RepairId">Opaque.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Item">The catalogue item's code, or <c>determination</c>.</param>
/// <param name="ReceivedAt">When the clock started.</param>
/// <param name="FiledAt">When it was entered here.</param>
/// <param name="Deadline">The working days in which it is decided and told.</param>
/// <param name="DaysLeft">Working days left; 0 on the last day and after it. Null once it is closed.</param>
/// <param name="OverdueSince">Since when it is overdue, or null.</param>
/// <param name="ReceivingBody">受理单位.</param>
/// <param name="DecidingBody">处理单位.</param>
internal sealed record RepairSummary(string RepairId, RepairStage State, string Item, DateTimeOffset ReceivedAt, DateTimeOffset FiledAt,
    ShownDeadline Deadline, int? DaysLeft, DateTimeOffset? OverdueSince, string ReceivingBody, string DecidingBody)
{
    /// <summary>The record that is to be repaired, or null.</summary>
    public string? RecordId { get; init; }

    /// <summary>The determination that is to be repaired, or null.</summary>
    public string? DeterminationId { get; init; }

    /// <summary>The first, rejected application for the same.</summary>
    public string? Repeats { get; init; }

    public DeliveryWay Delivery { get; init; }

    public RepairOutcome? Outcome { get; init; }

    /// <summary>What a granted one did: deleted or annotated.</summary>
    public RepairEffect? Effect { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>The notice or receipt that proves that the result was told.</summary>
    public string? Proof { get; init; }

    /// <summary>Whether it was decided and told in time; null while it is open.</summary>
    public bool? InTime { get; init; }

    /// <summary>When it was withdrawn or overtaken.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Kinds of failure of what is being tried again.</summary>
    public IReadOnlyList<string>? DeliveryFailed { get; init; }

    /// <summary>Which units confirmed that they stopped (art. 27), and which did not yet; only where one repair is read.</summary>
    public IReadOnlyList<StoppedUnit>? Stops { get; init; }

    /// <summary>The case's history, oldest first; only where one case is read.</summary>
    public IReadOnlyList<ShownRepairEvent>? Events { get; init; }
}
