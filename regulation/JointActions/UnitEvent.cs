using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>Something that happened to a unit's part in a joint action.</summary>
/// <param name="At">When, by the server's clock.</param>
/// <param name="By">Who did it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Planned), "planned")]
[JsonDerivedType(typeof(Tasked), "tasked")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Withdrawn), "unit-withdrawn")]
[JsonDerivedType(typeof(StopOrdered), "stop-ordered")]
[JsonDerivedType(typeof(StopConfirmed), "stop-confirmed")]
[JsonDerivedType(typeof(CalendarPublished), "calendar-published")]
[JsonDerivedType(typeof(TimePassed), "time-passed")]
[JsonDerivedType(typeof(DutiesDone), "duties-done")]
[JsonDerivedType(typeof(DutyFailed), "duty-failed")]
public abstract record UnitEvent(DateTimeOffset At, Actor By) : ICaseEvent
{
    /// <summary>The unit is named.</summary>
    public sealed record Planned(DateTimeOffset At, Actor By, string Unit, IReadOnlyList<string> Measures) : UnitEvent(At, By)
    {
        /// <summary>The action.</summary>
        [JsonIgnore]
        public (string ActionId, JointActionKind Kind, string SubjectId) Of { get; init; }

        /// <summary>Whether it joins an action that runs.</summary>
        [JsonIgnore]
        public bool Joins { get; init; }
    }

    /// <summary>任务下达: the limit runs, from the start of the action or from when the unit was added.</summary>
    public sealed record Tasked(DateTimeOffset At, DateTimeOffset From, int LimitWorkingDays) : UnitEvent(At, Actor.System);

    /// <summary>反馈实施情况, or 书面说明理由.</summary>
    public sealed record Answered(DateTimeOffset At, Actor By, bool Implemented, string Fingerprint) : UnitEvent(At, By)
    {
        /// <summary>The day (China) on which it acted.</summary>
        public DateOnly? ImplementedOn { get; init; }

        /// <summary>What was done.</summary>
        public string What { get; init; } = string.Empty;

        /// <summary>Documents that show it, by number or name.</summary>
        public IReadOnlyList<string> Evidence { get; init; } = [];

        /// <summary>Why nothing was done.</summary>
        public string Reasons { get; init; } = string.Empty;

        /// <summary>The first day (China) on which the action held.</summary>
        [JsonIgnore]
        public DateOnly HeldFrom { get; init; }

        /// <summary>Texts that the reasons must not repeat. Read when deciding, never stored with the event.</summary>
        [JsonIgnore]
        public IReadOnlyList<string> OtherTexts { get; init; } = [];

        /// <summary>The unit's reasons in other actions, of which these must not be one. Read when deciding, never stored with the event.</summary>
        [JsonIgnore]
        public IReadOnlyList<string> PastReasons { get; init; } = [];
    }

    /// <summary>The unit takes no part any more.</summary>
    /// <remarks><c>IsGone</c>: it does not exist any more. One that lost the power does: it stops, and confirms.</remarks>
    public sealed record Withdrawn(DateTimeOffset At, Actor By, string Reason, bool IsGone) : UnitEvent(At, By);

    /// <summary>停止通知.</summary>
    public sealed record StopOrdered(DateTimeOffset At, StopCause Cause) : UnitEvent(At, Actor.System);

    /// <summary>确认停止: by the unit; for one that does not exist any more by the authority, with a note.</summary>
    public sealed record StopConfirmed(DateTimeOffset At, Actor By, DateOnly StoppedOn, string? Note) : UnitEvent(At, By);

    /// <summary>A working-day calendar was published: the limit is counted anew.</summary>
    public sealed record CalendarPublished(DateTimeOffset At, Actor By, string Why) : UnitEvent(At, By), ICalendarPublished
    {
        /// <inheritdoc />
        public DateTimeOffset? PublishedAt { get; init; }

        /// <summary>What moved; filled in by the rules.</summary>
        public DeadlineMove? Moved { get; init; }
    }

    /// <summary>Time went on.</summary>
    public sealed record TimePassed(DateTimeOffset At) : UnitEvent(At, Actor.System)
    {
        /// <summary>What time brought; filled in by the rules.</summary>
        public IReadOnlyList<UnitPassageOfTime> Brought { get; init; } = [];
    }

    /// <summary>What had to be done was done.</summary>
    public sealed record DutiesDone(DateTimeOffset At, IReadOnlyList<string> DutyIds) : UnitEvent(At, Actor.System), IDutiesDone;

    /// <summary>What had to be done failed; it is tried again.</summary>
    public sealed record DutyFailed(DateTimeOffset At, string DutyId, string Why) : UnitEvent(At, Actor.System), IDutyFailed;
}

/// <summary>What the mere passage of time can bring to a unit's part.</summary>
public enum UnitPassageOfTime
{
    /// <summary>A reminder came due.</summary>
    Reminded,

    /// <summary>The limit passed: reasons in writing are demanded.</summary>
    ReasonsDemanded,

    /// <summary>Those did not come either: a suspected breach.</summary>
    Referred,

    /// <summary>No confirmation of the stop came: a suspected breach.</summary>
    StopReferred,
}
