using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Grants;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>Something that happened to a joint action as a whole. What a unit did stands on the unit's row (<see cref="UnitEvent"/>).</summary>
/// <param name="At">When, by the server's clock.</param>
/// <param name="By">Who did it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Proposed), "proposed")]
[JsonDerivedType(typeof(Approved), "approved")]
[JsonDerivedType(typeof(UnitsAdded), "units-added")]
[JsonDerivedType(typeof(Stopped), "stopped")]
[JsonDerivedType(typeof(UnitsTold), "units-told")]
[JsonDerivedType(typeof(CalendarPublished), "calendar-published")]
[JsonDerivedType(typeof(TimePassed), "time-passed")]
[JsonDerivedType(typeof(DutiesDone), "duties-done")]
[JsonDerivedType(typeof(DutyFailed), "duty-failed")]
public abstract record JointActionEvent(DateTimeOffset At, Actor By) : ICaseEvent
{
    /// <summary>提出: with an incentive, the start.</summary>
    public sealed record Proposed(DateTimeOffset At, Actor By, string ActionId, JointActionTerms Terms, Signature Signature) : JointActionEvent(At, By);

    /// <summary>批准: by a second person; from now on it holds.</summary>
    public sealed record Approved(DateTimeOffset At, Actor By, Signature Signature) : JointActionEvent(At, By);

    /// <summary>More units take part.</summary>
    public sealed record UnitsAdded(DateTimeOffset At, Actor By, IReadOnlyList<string> Units, string Reason) : JointActionEvent(At, By);

    /// <summary>停止 (art. 27): from now on it holds no more.</summary>
    public sealed record Stopped(DateTimeOffset At, Actor By, StopCause Cause) : JointActionEvent(At, By)
    {
        public string? Reason { get; init; }

        public string? Basis { get; init; }

        public string? GroundId { get; init; }

        /// <summary>The case that ended the ground, or null.</summary>
        public string? EndedBy { get; init; }
    }

    /// <summary>All units were told their task; or, <c>ToStop</c>, to stop.</summary>
    public sealed record UnitsTold(DateTimeOffset At, bool ToStop, UnitTelling Telling) : JointActionEvent(At, Actor.System);

    /// <summary>A working-day calendar was published: the units' limits are counted anew.</summary>
    public sealed record CalendarPublished(DateTimeOffset At, Actor By, string Why) : JointActionEvent(At, By);

    /// <summary>Its end date passed.</summary>
    public sealed record TimePassed(DateTimeOffset At) : JointActionEvent(At, Actor.System);

    /// <summary>What had to be done was done.</summary>
    public sealed record DutiesDone(DateTimeOffset At, IReadOnlyList<string> DutyIds) : JointActionEvent(At, Actor.System), IDutiesDone;

    /// <summary>What had to be done failed; it is tried again.</summary>
    public sealed record DutyFailed(DateTimeOffset At, string DutyId, string Why) : JointActionEvent(At, Actor.System), IDutyFailed;
}

/// <summary>What is proposed, checked.</summary>
public sealed record JointActionTerms(JointActionKind Kind, string SubjectId, IReadOnlyList<ActionGround> Grounds, IReadOnlyList<ActionMeasure> Measures,
    string Reasons, int LimitWorkingDays, DateOnly EndsOn);
