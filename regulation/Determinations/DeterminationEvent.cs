using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>Something that happened to a determination. The list of them is the case's history, in the order in which they were stored.</summary>
/// <param name="At">When it happened, by the server's clock.</param>
/// <param name="By">Who did it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Proposed), "proposed")]
[JsonDerivedType(typeof(Served), "served")]
[JsonDerivedType(typeof(ServiceFailed), "service-failed")]
[JsonDerivedType(typeof(StatementGiven), "statement-given")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Revoked), "revoked")]
[JsonDerivedType(typeof(Repaired), "repaired")]
[JsonDerivedType(typeof(ObjectionUpheld), "objection-upheld")]
[JsonDerivedType(typeof(RecordEnded), "record-ended")]
[JsonDerivedType(typeof(CalendarPublished), "calendar-published")]
[JsonDerivedType(typeof(TimePassed), "time-passed")]
[JsonDerivedType(typeof(DutiesDone), "duties-done")]
[JsonDerivedType(typeof(DutyFailed), "duty-failed")]
public abstract record DeterminationEvent(DateTimeOffset At, Actor By) : ICaseEvent
{
    /// <summary>提出: a determiner of the unit proposes, with facts and reasons.</summary>
    public sealed record Proposed(DateTimeOffset At, Actor By, string CaseId, DeterminationTerms Terms, string Facts, string Reasons) : DeterminationEvent(At, By);

    /// <summary>送达: the notice reached the subject.</summary>
    /// <remarks><c>ServedAt</c>: when it reached it; <c>Proof</c>: the notice's id, or the reference of a receipt.</remarks>
    public sealed record Served(DateTimeOffset At, Actor By, ServiceWay Way, DateTimeOffset ServedAt, string Proof) : DeterminationEvent(At, By);

    /// <summary>送达不能: it could not be served, and a public notice begins.</summary>
    /// <remarks><c>Proof</c>: what shows it, and where the notice was published.</remarks>
    public sealed record ServiceFailed(DateTimeOffset At, Actor By, ServiceFailure Failure, string Proof) : DeterminationEvent(At, By);

    /// <summary>陈述申辩: the subject states its case. Its words stand beside the event.</summary>
    public sealed record StatementGiven(DateTimeOffset At, Actor By) : DeterminationEvent(At, By)
    {
        /// <summary>True where the decision was stored first: it is kept and shown, and changes nothing.</summary>
        public bool AfterDecision { get; init; }
    }

    /// <summary>决定: another person of the unit decides.</summary>
    /// <remarks><c>Answer</c>: to the statements; <c>AnsweredStatements</c>: how many of them the decider had before it; <c>Months</c>: shorter than proposed, or null.</remarks>
    public sealed record Decided(DateTimeOffset At, Actor By, DeterminationOutcome Outcome, string Reasons, string? Answer, int AnsweredStatements,
        int? Months = null) : DeterminationEvent(At, By)
    {
        /// <summary>Texts that the decision must not repeat. Read when deciding, never stored with the event.</summary>
        [JsonIgnore]
        public IReadOnlyList<string> OtherTexts { get; init; } = [];

        /// <summary>The unit's reasons in other cases, of which these must not be one. Read when deciding, never stored with the event.</summary>
        [JsonIgnore]
        public IReadOnlyList<string> PastReasons { get; init; } = [];
    }

    /// <summary>撤回: the unit takes its proposal back before it is decided.</summary>
    public sealed record Withdrawn(DateTimeOffset At, Actor By, string Reason) : DeterminationEvent(At, By);

    /// <summary>撤销: the unit revokes what it determined.</summary>
    public sealed record Revoked(DateTimeOffset At, Actor By, string Reason, string Law, string Article) : DeterminationEvent(At, By);

    /// <summary>信用修复: repaired by a decision on a repair.</summary>
    public sealed record Repaired(DateTimeOffset At, Actor By, string Reference) : DeterminationEvent(At, By);

    /// <summary>异议成立: an objection to it was upheld.</summary>
    public sealed record ObjectionUpheld(DateTimeOffset At, Actor By, string Reference) : DeterminationEvent(At, By);

    /// <summary>A record that it rests on is no more what it was.</summary>
    /// <remarks><c>ByRepair</c>: it was right and was repaired; else it was deleted, withdrawn or corrected.</remarks>
    public sealed record RecordEnded(DateTimeOffset At, Actor By, string RecordId, bool ByRepair, string Reference) : DeterminationEvent(At, By);

    /// <summary>A working-day calendar was published or corrected.</summary>
    public sealed record CalendarPublished(DateTimeOffset At, Actor By, string Why) : DeterminationEvent(At, By), ICalendarPublished
    {
        /// <inheritdoc />
        public DateTimeOffset? PublishedAt { get; init; }

        /// <summary>What moved; filled in when the case is recounted.</summary>
        public DeadlineMove? Moved { get; init; }
    }

    /// <summary>Time went on.</summary>
    public sealed record TimePassed(DateTimeOffset At) : DeterminationEvent(At, Actor.System)
    {
        /// <summary>What time brought; filled in by the rules.</summary>
        public IReadOnlyList<DeterminationPassed> Brought { get; init; } = [];
    }

    /// <summary>What had to be done was done.</summary>
    public sealed record DutiesDone(DateTimeOffset At, IReadOnlyList<string> DutyIds) : DeterminationEvent(At, Actor.System), IDutiesDone;

    /// <summary>What had to be done failed; it is tried again.</summary>
    public sealed record DutyFailed(DateTimeOffset At, string DutyId, string Why) : DeterminationEvent(At, Actor.System), IDutyFailed;
}

/// <summary>What the mere passage of time can bring to a determination.</summary>
public enum DeterminationPassed
{
    /// <summary>A reminder came due.</summary>
    Reminded,

    /// <summary>It was time to see whether the subject opened its inbox.</summary>
    LookedForReceipt,

    /// <summary>The public notice stood for its whole period: served.</summary>
    PublicNoticeOver,

    /// <summary>The time for statements is over: the unit decides.</summary>
    WindowOver,

    /// <summary>The unit did not serve, or not decide, in time.</summary>
    FellOverdue,

    /// <summary>The listing's last day is over.</summary>
    Expired,
}
