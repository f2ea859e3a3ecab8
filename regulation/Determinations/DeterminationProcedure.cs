using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using DeterminationStep = CreditFunctions.Regulation.Cases.Step<CreditFunctions.Regulation.Determinations.Determination,
    CreditFunctions.Regulation.Determinations.DeterminationEvent, CreditFunctions.Regulation.Determinations.DeterminationDuty>;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>The determination procedure (失信行为认定): proposed, served, heard, decided by another person, listed, over. Source: art. 22, 23.</summary>
/// <param name="rules">The procedure's settings.</param>
public sealed class DeterminationProcedure(DeterminationRules rules) : CaseProcedure<Determination, DeterminationEvent, DeterminationDuty>
{
    /// <summary>The procedure as shipped.</summary>
    public static DeterminationProcedure Standard { get; } = new(DeterminationRules.Standard);

    /// <summary>The settings.</summary>
    public DeterminationRules Rules => rules;

    /// <inheritdoc />
    protected override TimeSpan RetryAfter => rules.RetryAfter;

    /// <inheritdoc />
    public override string? CalendarVersionOf(Determination state) => (state.Deadline ?? (state.IsUndecided ? state.Window : null))?.Statutory.CalendarVersion;

    /// <inheritdoc />
    public override DeterminationEvent TimePassed(DateTimeOffset at) => new DeterminationEvent.TimePassed(at);

    /// <inheritdoc />
    public override DeterminationEvent DutiesDone(DateTimeOffset at, IReadOnlyList<string> dutyIds) => new DeterminationEvent.DutiesDone(at, dutyIds);

    /// <inheritdoc />
    public override DeterminationEvent DutyFailed(DateTimeOffset at, string dutyId, string why) => new DeterminationEvent.DutyFailed(at, dutyId, why);

    /// <inheritdoc />
    public override DeterminationEvent CalendarPublished(DateTimeOffset at, DateTimeOffset? publishedAt, string why) =>
        new DeterminationEvent.CalendarPublished(at, Actor.System, why) { PublishedAt = publishedAt };

    /// <inheritdoc />
    protected override DeterminationStep Apply(Determination? state, DeterminationEvent happened, WorkingCalendar calendar) =>
        DeterminationTransitions.Apply(state, happened, calendar, rules);

    /// <inheritdoc />
    protected override (Determination Case, DeterminationEvent? Brought, IReadOnlyList<DeterminationDuty> Duties) Pass(
        Determination state, DateTimeOffset to, WorkingCalendar calendar)
    {
        var (later, brought, arisen) = new DeterminationPassage(state, to, calendar, rules).Go();
        return (later, brought.Count > 0 ? new DeterminationEvent.TimePassed(to) { Brought = brought } : null, arisen);
    }

    /// <inheritdoc />
    protected override DateTimeOffset? NextPoint(Determination state, DateTimeOffset now, WorkingCalendar calendar) =>
        new DeterminationPassage(state, now, calendar, rules).Next();
}
