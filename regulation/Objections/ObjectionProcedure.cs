using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Objections;

/// <summary>The objection procedure (异议处理): checked, handled and told within ten working days. Source: art. 25 of the regulation.</summary>
/// <param name="rules">The procedure's settings.</param>
public sealed class ObjectionProcedure(ObjectionRules rules) : CaseProcedure<ObjectionCase, ObjectionEvent, Duty>
{
    /// <summary>The procedure as shipped.</summary>
    public static ObjectionProcedure Standard { get; } = new(ObjectionRules.Standard);

    /// <inheritdoc />
    protected override TimeSpan RetryAfter => rules.RetryAfter;

    /// <inheritdoc />
    public override string? CalendarVersionOf(ObjectionCase state) => state.Deadline.Statutory.CalendarVersion;

    /// <inheritdoc />
    public override ObjectionEvent TimePassed(DateTimeOffset at) => new ObjectionEvent.TimePassed(at);

    /// <inheritdoc />
    public override ObjectionEvent DutiesDone(DateTimeOffset at, IReadOnlyList<string> dutyIds) => new ObjectionEvent.DutiesDone(at, dutyIds);

    /// <inheritdoc />
    public override ObjectionEvent DutyFailed(DateTimeOffset at, string dutyId, string why) => new ObjectionEvent.DutyFailed(at, dutyId, why);

    /// <inheritdoc />
    public override ObjectionEvent CalendarPublished(DateTimeOffset at, DateTimeOffset? publishedAt, string why) =>
        new ObjectionEvent.CalendarPublished(at, Actor.System, why) { PublishedAt = publishedAt };

    /// <inheritdoc />
    protected override Step<ObjectionCase, ObjectionEvent, Duty> Apply(ObjectionCase? state, ObjectionEvent happened, WorkingCalendar calendar) =>
        ObjectionTransitions.Apply(state, happened, calendar, rules);

    /// <inheritdoc />
    protected override (ObjectionCase Case, ObjectionEvent? Brought, IReadOnlyList<Duty> Duties) Pass(
        ObjectionCase state, DateTimeOffset to, WorkingCalendar calendar)
    {
        var (later, brought, arisen) = new Passage(state, to, calendar, rules).Go();
        return (later, brought.Count > 0 ? new ObjectionEvent.TimePassed(to) { Brought = brought } : null, arisen);
    }

    /// <inheritdoc />
    protected override DateTimeOffset? NextPoint(ObjectionCase state, DateTimeOffset now, WorkingCalendar calendar) =>
        new Passage(state, now, calendar, rules).Next();
}
