using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.JointActions.UnitEvent;
using UnitStep = CreditFunctions.Regulation.Cases.Step<CreditFunctions.Regulation.JointActions.UnitTask,
    CreditFunctions.Regulation.JointActions.UnitEvent, CreditFunctions.Regulation.JointActions.JointDuty>;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>A unit's part in a joint action (art. 19, 27): told, reminded, answered or demanded; stopped and confirmed.</summary>
public sealed class UnitProcedure(JointActionRules rules) : CaseProcedure<UnitTask, UnitEvent, JointDuty>
{
    /// <summary>By the rules as shipped.</summary>
    public static UnitProcedure Standard { get; } = new(JointActionRules.Standard);

    /// <inheritdoc />
    public override string? CalendarVersionOf(UnitTask state) => UnitRecount.Counted(state)?.Statutory.CalendarVersion;

    /// <inheritdoc />
    public override UnitEvent TimePassed(DateTimeOffset at) => new TimePassed(at);

    /// <inheritdoc />
    public override UnitEvent DutiesDone(DateTimeOffset at, IReadOnlyList<string> dutyIds) => new DutiesDone(at, dutyIds);

    /// <inheritdoc />
    public override UnitEvent DutyFailed(DateTimeOffset at, string dutyId, string why) => new DutyFailed(at, dutyId, why);

    /// <inheritdoc />
    public override UnitEvent CalendarPublished(DateTimeOffset at, DateTimeOffset? publishedAt, string why) =>
        new CalendarPublished(at, Actor.System, why) { PublishedAt = publishedAt };

    /// <inheritdoc />
    protected override UnitStep Apply(UnitTask? state, UnitEvent happened, WorkingCalendar calendar)
    {
        if (happened is Planned planned) return state is null ? Plan(planned) : JointRefusals.Exists;
        if (state is null) return JointRefusals.UnitUnknown;
        return happened switch
        {
            UnitEvent.TimePassed => Nothing(state),
            CalendarPublished published => UnitRecount.Of(state, published, calendar),
            Tasked tasked => Task(state, tasked, calendar),
            Answered answered => new Answering(state, calendar, rules).Take(answered),
            Withdrawn withdrawn => Withdraw(state, withdrawn, calendar),
            StopOrdered ordered => Stop(state, ordered, calendar),
            StopConfirmed confirmed => Confirm(state, confirmed),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "No rule knows this event."),
        };
    }

    /// <inheritdoc />
    protected override (UnitTask Case, UnitEvent? Brought, IReadOnlyList<JointDuty> Duties) Pass(UnitTask state, DateTimeOffset to, WorkingCalendar calendar)
    {
        var (task, brought, duties) = new UnitPassage(state, to, calendar, rules).Go();
        return (task, brought.Count == 0 ? null : new TimePassed(to) { Brought = brought }, duties);
    }

    /// <inheritdoc />
    protected override DateTimeOffset? NextPoint(UnitTask state, DateTimeOffset now, WorkingCalendar calendar) =>
        new UnitPassage(state, now, calendar, rules).Next();

    internal static UnitStep Nothing(UnitTask state) => new(state, null, []);

    private static UnitStep Plan(Planned planned) => new(new UnitTask
    {
        CaseId = planned.Of.ActionId,
        Kind = planned.Of.Kind,
        SubjectId = planned.Of.SubjectId,
        Unit = planned.Unit,
        Measures = planned.Measures,
        Stage = UnitStage.Planned,
        NamedAt = planned.At,
        Joined = planned.Joins,
        SeenUpTo = planned.At,
    }, planned, []);

    // Told once: the limit runs from the start, however long the telling took.
    private static UnitStep Task(UnitTask state, Tasked tasked, WorkingCalendar calendar)
    {
        if (state.Stage != UnitStage.Planned || state.Stop is not null) return Nothing(state);
        var deadline = CaseDeadline.Of(tasked.From, tasked.LimitWorkingDays, calendar);
        var after = state with { Stage = UnitStage.Open, Deadline = deadline };
        return new UnitStep(after, tasked, [new UnitNotices(after, tasked.At, calendar).ToUnit(JointNoticeKind.JointTask, deadline: deadline)]);
    }

    private UnitStep Withdraw(UnitTask state, Withdrawn withdrawn, WorkingCalendar calendar)
    {
        if (state.Stage == UnitStage.Withdrawn && (state.Stop is null || state.Stop.ConfirmedAt is not null || !withdrawn.IsGone)) return Nothing(state);
        if (TextQuality.IsBlank(withdrawn.Reason)) return JointRefusals.WithdrawalReasonMissing;
        var after = state with { Stage = UnitStage.Withdrawn, WithdrawnAt = withdrawn.At, IsGone = withdrawn.IsGone };
        if (withdrawn.IsGone)
        {
            // Nobody is there to be told. What it applied goes on until somebody says how it ended; where it applied nothing, nothing waits for it.
            var owed = state.OwesConfirmation ? state.Stop
                : state is { Stop: null, Feedback.Implemented: true } ? new UnitStop(withdrawn.At, StopCause.Revoked, CaseDeadline.Of(withdrawn.At, rules.StopWorkingDays, calendar)) : null;
            return new UnitStep(after with { Stop = owed, Outstanding = Referrals(state) }, withdrawn, []);
        }

        if (!state.WasTold && state.Stop is null) return new UnitStep(after with { Outstanding = [] }, withdrawn, []);
        var stop = after.Stop ?? new UnitStop(withdrawn.At, StopCause.Revoked, CaseDeadline.Of(withdrawn.At, rules.StopWorkingDays, calendar));
        after = after with { Stop = stop, Outstanding = Referrals(state) };
        return new UnitStep(after, withdrawn, [new UnitNotices(after, withdrawn.At, calendar).ToUnit(JointNoticeKind.JointTaskWithdrawn,
            deadline: stop.Deadline, facts: new JointNoticeFacts { Why = withdrawn.Reason })]);
    }

    // Whether its task lies in its inbox may not be known yet: it is told to stop in any case.
    private UnitStep Stop(UnitTask state, StopOrdered ordered, WorkingCalendar calendar)
    {
        if (state.Stop is not null || state.Stage == UnitStage.Withdrawn) return Nothing(state);
        var deadline = CaseDeadline.Of(ordered.At, rules.StopWorkingDays, calendar);
        var after = state with
        {
            Stop = new UnitStop(ordered.At, ordered.Cause, deadline),
            // What was to be said of the task is not said any more.
            Outstanding = Referrals(state),
        };
        return new UnitStep(after, ordered, [new UnitNotices(after, ordered.At, calendar).ToUnit(JointNoticeKind.JointStop,
            deadline: deadline, facts: new JointNoticeFacts { Cause = ordered.Cause })]);
    }

    private static UnitStep Confirm(UnitTask state, StopConfirmed confirmed)
    {
        if (state.Stop is not { } stop) return state.Stage == UnitStage.Withdrawn ? JointRefusals.UnitWithdrawn : JointRefusals.NotStopped;
        if (confirmed.By.Unit != state.Unit)
        {
            if (!state.IsGone) return JointRefusals.UnitUnknown;
            if (TextQuality.IsBlank(confirmed.Note ?? string.Empty)) return JointRefusals.ConfirmationNoteMissing;
        }

        if (stop.ConfirmedAt is not null) return Nothing(state);
        if (confirmed.StoppedOn > ChinaTime.DateOf(confirmed.At)) return JointRefusals.StoppedInFuture;
        return new UnitStep(state with
        {
            Stop = stop with { ConfirmedAt = confirmed.At, StoppedOn = confirmed.StoppedOn },
            Outstanding = [.. state.Outstanding.Where(duty => duty is not JointDuty.Notify { Kind: JointNoticeKind.JointStopReminder })],
        }, confirmed, []);
    }

    // What is registered stays registered.
    internal static JointDuty[] Referrals(UnitTask state) => [.. state.Outstanding.Where(duty => duty is JointDuty.OpenReferral or JointDuty.NoteReferral)];
}
