using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Referrals.ReferralEvent;
using Step = CreditFunctions.Regulation.Cases.Step<
    CreditFunctions.Regulation.Referrals.ReferralCase, CreditFunctions.Regulation.Referrals.ReferralEvent, CreditFunctions.Regulation.Referrals.ReferralDuty>;

namespace CreditFunctions.Regulation.Referrals;

/// <summary>
/// An accountability referral (责任追究线索, art. 36): opened by the system as suspected, assigned, answered by the unit in question, closed by a
/// person. No time runs in it, and nothing of it is ever taken back.
/// </summary>
public sealed class ReferralProcedure : CaseProcedure<ReferralCase, ReferralEvent, ReferralDuty>
{
    /// <summary>The procedure as shipped.</summary>
    public static ReferralProcedure Standard { get; } = new();

    /// <inheritdoc />
    public override string? CalendarVersionOf(ReferralCase state) => null;

    /// <inheritdoc />
    public override ReferralEvent TimePassed(DateTimeOffset at) => new TimePassed(at);

    /// <inheritdoc />
    public override ReferralEvent DutiesDone(DateTimeOffset at, IReadOnlyList<string> dutyIds) => new DutiesDone(at, dutyIds);

    /// <inheritdoc />
    public override ReferralEvent DutyFailed(DateTimeOffset at, string dutyId, string why) => new DutyFailed(at, dutyId, why);

    /// <inheritdoc />
    public override ReferralEvent CalendarPublished(DateTimeOffset at, DateTimeOffset? publishedAt, string why) => new TimePassed(at);

    /// <inheritdoc />
    protected override Step Apply(ReferralCase? state, ReferralEvent happened, WorkingCalendar calendar)
    {
        if (happened is Opened opened) return state is null ? Open(opened) : ReferralRefusals.AlreadyOpen;
        if (state is null) return ReferralRefusals.NoCase;
        return (state.Stage, happened) switch
        {
            (_, ReferralEvent.TimePassed) => Nothing(state),
            // What becomes known of the fact is noted whatever was decided: a closed referral shows it too.
            (_, FactVanished vanished) => new Step(state with { FactVanishedAt = vanished.At }, vanished, []),
            (_, BreachedAgain again) => again.Since == state.Since && state.FactVanishedAt is null ? Nothing(state)
                : new Step(state with { Since = again.Since, FactVanishedAt = null }, again, []),
            (ReferralStage.Closed, _) => ReferralRefusals.AlreadyClosed,
            (_, Assigned assigned) => Assign(state, assigned),
            (_, Answered answered) => Answer(state, answered),
            (_, Closed closed) => Close(state, closed),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "No rule knows this event."),
        };
    }

    /// <inheritdoc />
    protected override (ReferralCase Case, ReferralEvent? Brought, IReadOnlyList<ReferralDuty> Duties) Pass(
        ReferralCase state, DateTimeOffset to, WorkingCalendar calendar) => (state, null, []);

    /// <inheritdoc />
    protected override DateTimeOffset? NextPoint(ReferralCase state, DateTimeOffset now, WorkingCalendar calendar) => null;

    private static Step Open(Opened opened) => new(new ReferralCase
    {
        CaseId = opened.ReferralId,
        Unit = opened.Unit,
        Cause = opened.Cause,
        SourceCaseId = opened.SourceCaseId,
        Since = opened.Since,
        FirstSince = opened.Since,
        OpenedAt = opened.At,
        Stage = ReferralStage.Suspected,
        SeenUpTo = opened.At,
    }, opened, []);

    private static Step Assign(ReferralCase state, Assigned assigned)
    {
        if (assigned.ToUnit == state.Unit) return ReferralRefusals.AssignedToItself;
        var after = state with
        {
            Stage = state.AnsweredAt is null ? ReferralStage.Assigned : ReferralStage.Answered,
            AssignedTo = assigned.ToUnit,
            Person = assigned.ToPerson,
        };
        return new Step(after, assigned, [Notify(after, assigned, assigned.ToUnit, ReferralNotice.Assigned), Notify(after, assigned, after.Unit, ReferralNotice.AnswerAsked)]);
    }

    private static Step Answer(ReferralCase state, Answered answered)
    {
        if (answered.By.Unit != state.Unit) return ReferralRefusals.NotUnitInQuestion;
        var after = state with
        {
            // Whoever explains itself before anybody looks into it is heard all the same, but the referral still waits to be assigned.
            Stage = state.Stage == ReferralStage.Assigned ? ReferralStage.Answered : state.Stage,
            AnsweredAt = state.AnsweredAt ?? answered.At,
        };
        return new Step(after, answered, after.AssignedTo is { } body ? [Notify(after, answered, body, ReferralNotice.Answered)] : []);
    }

    private static Step Close(ReferralCase state, Closed closed)
    {
        if (closed.By.Unit == state.Unit) return ReferralRefusals.OwnCase;
        if (state.AssignedTo is not { } body) return ReferralRefusals.NotAssigned;
        if (closed.By.Unit != body || (state.Person ?? closed.By.Person) != closed.By.Person) return ReferralRefusals.NotAssignedBody;
        if (TextQuality.IsBlank(closed.Reasons)) return ReferralRefusals.ReasonsMissing;
        if (TextQuality.Standard.IsEmptyWords(closed.Reasons)) return ReferralRefusals.ReasonsAreEmptyWords;
        var after = state with { Stage = ReferralStage.Closed, Result = closed.Result, ClosedAt = closed.At };
        return new Step(after, closed, [Notify(after, closed, after.Unit, ReferralNotice.Closed)]);
    }

    private static ReferralDuty Notify(ReferralCase referral, ReferralEvent happened, string unit, ReferralNotice kind) => new ReferralDuty.Notify(
        DutyId.Of(referral.CaseId, kind.ToString(), happened.At.ToUniversalTime().ToString("O", System.Globalization.CultureInfo.InvariantCulture), unit), unit, kind);

    private static Step Nothing(ReferralCase state) => new(state, null, []);
}
