using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>
/// The repair procedure (信用修复): whoever fulfilled its obligation applies, and the information is deleted or annotated promptly. Source: art. 26, 27.
/// </summary>
/// <param name="rules">The procedure's settings.</param>
public sealed class RepairProcedure(RepairRules rules) : CaseProcedure<RepairCase, RepairEvent, RepairDuty>
{
    /// <summary>The procedure as shipped.</summary>
    public static RepairProcedure Standard { get; } = new(RepairRules.Standard);

    /// <inheritdoc />
    protected override TimeSpan RetryAfter => rules.RetryAfter;

    /// <inheritdoc />
    public override string? CalendarVersionOf(RepairCase state) => state.Deadline.Statutory.CalendarVersion;

    /// <inheritdoc />
    public override RepairEvent TimePassed(DateTimeOffset at) => new RepairEvent.TimePassed(at);

    /// <inheritdoc />
    public override RepairEvent DutiesDone(DateTimeOffset at, IReadOnlyList<string> dutyIds) => new RepairEvent.DutiesDone(at, dutyIds);

    /// <inheritdoc />
    public override RepairEvent DutyFailed(DateTimeOffset at, string dutyId, string why) => new RepairEvent.DutyFailed(at, dutyId, why);

    /// <inheritdoc />
    public override RepairEvent CalendarPublished(DateTimeOffset at, DateTimeOffset? publishedAt, string why) =>
        new RepairEvent.CalendarPublished(at, why) { PublishedAt = publishedAt };

    /// <inheritdoc />
    protected override Step<RepairCase, RepairEvent, RepairDuty> Apply(RepairCase? state, RepairEvent happened, WorkingCalendar calendar) =>
        RepairTransitions.Apply(state, happened, calendar, rules);

    /// <inheritdoc />
    protected override (RepairCase Case, RepairEvent? Brought, IReadOnlyList<RepairDuty> Duties) Pass(
        RepairCase state, DateTimeOffset to, WorkingCalendar calendar)
    {
        var (later, brought, arisen) = new RepairPassage(state, to, calendar, rules).Go();
        return (later, brought is { } what ? new RepairEvent.TimePassed(to) { Brought = [what] } : null, arisen);
    }

    /// <inheritdoc />
    protected override DateTimeOffset? NextPoint(RepairCase state, DateTimeOffset now, WorkingCalendar calendar) =>
        new RepairPassage(state, now, calendar, rules).Next();
}
