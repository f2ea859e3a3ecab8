using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>Something that happened to a repair.</summary>
/// <param name="At">When it happened, by the server's clock.</param>
/// <param name="By">Who did it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Applied), "applied")]
[JsonDerivedType(typeof(Supplemented), "supplemented")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(Told), "told")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(TargetChanged), "target-changed")]
[JsonDerivedType(typeof(Overtaken), "overtaken")]
[JsonDerivedType(typeof(CalendarPublished), "calendar-published")]
[JsonDerivedType(typeof(TimePassed), "time-passed")]
[JsonDerivedType(typeof(DutiesDone), "duties-done")]
[JsonDerivedType(typeof(DutyFailed), "duty-failed")]
public abstract record RepairEvent(DateTimeOffset At, Actor By) : ICaseEvent
{
    /// <summary>受理: the application came in.</summary>
    /// <remarks><c>ReceivedAt</c>: When the first competent body had it in hand: starts the clock.</remarks>
    public sealed record Applied(DateTimeOffset At, Actor By, string CaseId, RepairTargetKind TargetKind, string TargetId, string Item, string SubjectId,
        DateTimeOffset ReceivedAt, string ReceivingBody, string DecidingBody) : RepairEvent(At, By)
    {
        /// <summary>True where proof of fulfilment came with it.</summary>
        public bool HasEvidence { get; init; }

        /// <summary>The first, rejected application for the same.</summary>
        public string? Repeats { get; init; }

        /// <summary>How the applicant wants to be told.</summary>
        public DeliveryWay Delivery { get; init; } = DeliveryWay.Inbox;

        /// <summary>From when on it can be applied for, by what stands. Read when applying, never stored with the event.</summary>
        [JsonIgnore]
        public RepairOpening? Opening { get; init; }
    }

    /// <summary>补充: the applicant gave more.</summary>
    public sealed record Supplemented(DateTimeOffset At, Actor By) : RepairEvent(At, By);

    /// <summary>处理决定: findings, legal basis and reasons.</summary>
    public sealed record Decided(DateTimeOffset At, Actor By, RepairOutcome Outcome, string Findings, string Basis, string Reasons) : RepairEvent(At, By)
    {
        /// <summary>What the applicant can do now (救济途径); for a rejection only.</summary>
        public string? WayOut { get; init; }

        /// <summary>What the repair does; filled in by the rules.</summary>
        public RepairEffect? Effect { get; init; }

        /// <summary>From when on it can be repaired, by what stands now. Read when deciding, never stored with the event.</summary>
        [JsonIgnore]
        public RepairOpening? Opening { get; init; }

        /// <summary>Texts of this case that the decision must not repeat. Never stored with the event.</summary>
        [JsonIgnore]
        public IReadOnlyList<string> OwnTexts { get; init; } = [];

        /// <summary>Reasons of other rejections that a rejection must not repeat. Never stored with the event.</summary>
        [JsonIgnore]
        public IReadOnlyList<string> PastReasons { get; init; } = [];
    }

    /// <summary>告知: the result reached the applicant.</summary>
    /// <remarks><c>Proof</c>: The notice's id, or the reference of a postal or window receipt.</remarks>
    public sealed record Told(DateTimeOffset At, Actor By, DeliveryWay Way, string Proof) : RepairEvent(At, By);

    /// <summary>撤回: the applicant took it back.</summary>
    public sealed record Withdrawn(DateTimeOffset At, Actor By) : RepairEvent(At, By);

    /// <summary>What is to be repaired was changed meanwhile, by an objection or its provider: it is decided on what then stands.</summary>
    /// <remarks><c>Reference</c>: The case or receipt that changed it.</remarks>
    public sealed record TargetChanged(DateTimeOffset At, string Reference) : RepairEvent(At, Actor.System);

    /// <summary>终止: what is to be repaired stands no more; there is nothing left to decide.</summary>
    /// <remarks><c>Reference</c>: The case or receipt that ended it.</remarks>
    public sealed record Overtaken(DateTimeOffset At, string Reference) : RepairEvent(At, Actor.System);

    /// <summary>A working-day calendar was published or corrected.</summary>
    /// <remarks><c>Why</c>: The State Council notice, or the correction's reason.</remarks>
    public sealed record CalendarPublished(DateTimeOffset At, string Why) : RepairEvent(At, Actor.System), ICalendarPublished
    {
        /// <inheritdoc />
        public DateTimeOffset? PublishedAt { get; init; }

        /// <summary>What moved; filled in when the case is recounted.</summary>
        public DeadlineMove? Moved { get; init; }
    }

    /// <summary>Time went on.</summary>
    public sealed record TimePassed(DateTimeOffset At) : RepairEvent(At, Actor.System)
    {
        /// <summary>What time brought; filled in by the rules.</summary>
        public IReadOnlyList<RepairMilestone> Brought { get; init; } = [];
    }

    /// <summary>What had to be done was done.</summary>
    public sealed record DutiesDone(DateTimeOffset At, IReadOnlyList<string> DutyIds) : RepairEvent(At, Actor.System), IDutiesDone;

    /// <summary>What had to be done failed; it is tried again.</summary>
    public sealed record DutyFailed(DateTimeOffset At, string DutyId, string Why) : RepairEvent(At, Actor.System), IDutyFailed;
}

/// <summary>What the mere passage of time can bring to a repair.</summary>
public enum RepairMilestone
{
    /// <summary>A reminder came due.</summary>
    Reminded,

    /// <summary>The limit passed without the result being told.</summary>
    FellOverdue,
}
