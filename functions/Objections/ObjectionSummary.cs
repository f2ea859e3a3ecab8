using CreditFunctions.Cases;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>A case at a glance.</summary>
/// <param name="ObjectionId">Opaque.</param>
/// <param name="RecordId">The record that is objected to.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ReceivedAt">When the clock started.</param>
/// <param name="FiledAt">When it was entered here.</param>
/// <param name="Deadline">Ten working days.</param>
/// <param name="DaysLeft">Working days left; 0 on the last day and after it. Null once it is closed.</param>
/// <param name="OverdueSince">Since when it is overdue, or null.</param>
/// <param name="ReceivingBody">受理单位.</param>
/// <param name="DecidingBody">处理单位.</param>
internal sealed record ObjectionSummary(string ObjectionId, string RecordId, ObjectionStage State, DateTimeOffset ReceivedAt,
    DateTimeOffset FiledAt, ShownDeadline Deadline, int? DaysLeft, DateTimeOffset? OverdueSince, string ReceivingBody, string DecidingBody)
{
    public ShownVerification? Verification { get; init; }

    /// <summary>The first objection to the record, where this repeats it.</summary>
    public string? Repeats { get; init; }

    public DeliveryWay Delivery { get; init; }

    public ObjectionOutcome? Outcome { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>The notice or receipt that proves that the result was told.</summary>
    public string? Proof { get; init; }

    /// <summary>Whether it was decided and told in time; null while it is open.</summary>
    public bool? InTime { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Kinds of failure of notices or marks that are being tried again.</summary>
    public IReadOnlyList<string>? DeliveryFailed { get; init; }

    /// <summary>The case's history, oldest first; only where one case is read.</summary>
    public IReadOnlyList<ShownEvent>? Events { get; init; }
}

/// <summary>A verification as it is answered.</summary>
internal sealed record ShownVerification(string Unit, ShownDeadline Deadline, DateTimeOffset? LapsedAt, DateTimeOffset? OpinionAt);
