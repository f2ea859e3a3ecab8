using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Objections;

/// <summary>Something that happened to an objection. The list of them is the case's history, in the order in which they were stored.</summary>
/// <param name="At">When it happened, by the server's clock.</param>
/// <param name="By">Who did it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Filed), "filed")]
[JsonDerivedType(typeof(SupplementRequested), "supplement-requested")]
[JsonDerivedType(typeof(SupplementGiven), "supplement-given")]
[JsonDerivedType(typeof(VerificationRequested), "verification-requested")]
[JsonDerivedType(typeof(VerificationGiven), "verification-given")]
[JsonDerivedType(typeof(Transferred), "transferred")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(Told), "told")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(CalendarPublished), "calendar-published")]
[JsonDerivedType(typeof(TimePassed), "time-passed")]
[JsonDerivedType(typeof(DutiesDone), "duties-done")]
[JsonDerivedType(typeof(DutyFailed), "duty-failed")]
public abstract record ObjectionEvent(DateTimeOffset At, Actor By) : ICaseEvent
{
    /// <summary>受理: the objection came in.</summary>
    /// <remarks><c>ReceivedAt</c>: When the first competent body had it in hand, on paper at a window or here: starts the clock.</remarks>
    public sealed record Filed(DateTimeOffset At, Actor By, string CaseId, string RecordId, string SubjectId, DateTimeOffset ReceivedAt,
        string ReceivingBody, string DecidingBody) : ObjectionEvent(At, By)
    {
        /// <summary>The unit asked at once to verify: the provider of a market record (市场信用信息).</summary>
        public string? VerifyingUnit { get; init; }

        /// <summary>The decided objection to the same record that this one repeats.</summary>
        public Repetition? Repeats { get; init; }

        /// <summary>How the applicant wants to be told.</summary>
        public DeliveryWay Delivery { get; init; } = DeliveryWay.Inbox;
    }

    /// <summary>通知补正: the deciding body asks the applicant for more.</summary>
    public sealed record SupplementRequested(DateTimeOffset At, Actor By) : ObjectionEvent(At, By);

    /// <summary>补正: the applicant gave more, asked or not.</summary>
    public sealed record SupplementGiven(DateTimeOffset At, Actor By) : ObjectionEvent(At, By);

    /// <summary>交办核查: the deciding body asks another unit to verify.</summary>
    /// <remarks><c>WorkingDays</c>: Its sub-deadline in working days; the usual number where null.</remarks>
    public sealed record VerificationRequested(DateTimeOffset At, Actor By, string Unit, int? WorkingDays = null) : ObjectionEvent(At, By);

    /// <summary>核查意见: the verifying unit's opinion.</summary>
    public sealed record VerificationGiven(DateTimeOffset At, Actor By) : ObjectionEvent(At, By);

    /// <summary>移送: another body has the power to decide. The clock runs on.</summary>
    public sealed record Transferred(DateTimeOffset At, Actor By, string ToUnit, string Reason) : ObjectionEvent(At, By)
    {
        /// <summary>True where the credit authority (社会信用主管部门) does it. Asked when transferring, never stored with the event.</summary>
        [JsonIgnore]
        public bool ByAuthority { get; init; }
    }

    /// <summary>处理决定: findings, legal basis and reasons.</summary>
    public sealed record Decided(DateTimeOffset At, Actor By, ObjectionOutcome Outcome, string Findings, string Basis, string Reasons)
        : ObjectionEvent(At, By)
    {
        /// <summary>New content by field code; for <see cref="ObjectionOutcome.Corrected"/> only.</summary>
        public IReadOnlyDictionary<string, string>? Correction { get; init; }

        /// <summary>The words of the note; for <see cref="ObjectionOutcome.Annotated"/> only.</summary>
        public string? Annotation { get; init; }

        /// <summary>Texts that the decision must not repeat. Read when deciding, never stored with the event.</summary>
        [JsonIgnore]
        public IReadOnlyList<string> OtherTexts { get; init; } = [];
    }

    /// <summary>告知: the result reached the applicant.</summary>
    /// <remarks><c>Proof</c>: The notice's id, or the reference of a postal or window receipt.</remarks>
    public sealed record Told(DateTimeOffset At, Actor By, DeliveryWay Way, string Proof) : ObjectionEvent(At, By);

    /// <summary>撤回: the applicant took it back.</summary>
    public sealed record Withdrawn(DateTimeOffset At, Actor By) : ObjectionEvent(At, By);

    /// <summary>A working-day calendar was published or corrected.</summary>
    /// <remarks><c>Why</c>: The State Council notice, or the correction's reason.</remarks>
    public sealed record CalendarPublished(DateTimeOffset At, Actor By, string Why) : ObjectionEvent(At, By), ICalendarPublished
    {
        /// <inheritdoc />
        public DateTimeOffset? PublishedAt { get; init; }

        /// <summary>What moved; filled in when the case is recounted.</summary>
        public DeadlineMove? Moved { get; init; }
    }

    /// <summary>Time went on.</summary>
    public sealed record TimePassed(DateTimeOffset At) : ObjectionEvent(At, Actor.System)
    {
        /// <summary>What time brought; filled in by the rules.</summary>
        public IReadOnlyList<PassageOfTime> Brought { get; init; } = [];
    }

    /// <summary>What had to be done was done.</summary>
    public sealed record DutiesDone(DateTimeOffset At, IReadOnlyList<string> DutyIds) : ObjectionEvent(At, Actor.System), IDutiesDone;

    /// <summary>What had to be done failed; it is tried again.</summary>
    /// <remarks><c>Why</c>: For the case page: a kind of failure, nothing personal.</remarks>
    public sealed record DutyFailed(DateTimeOffset At, string DutyId, string Why) : ObjectionEvent(At, Actor.System), IDutyFailed;
}
