using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.JointActions.JointActionEvent;
using ActionStep = CreditFunctions.Regulation.Cases.Step<CreditFunctions.Regulation.JointActions.JointAction,
    CreditFunctions.Regulation.JointActions.JointActionEvent, CreditFunctions.Regulation.JointActions.JointDuty>;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>A joint action as a whole (art. 17–21, 27): proposed, approved where it limits somebody, told, and ended.</summary>
public sealed class JointActionProcedure : CaseProcedure<JointAction, JointActionEvent, JointDuty>
{
    public static JointActionProcedure Standard { get; } = new();

    /// <inheritdoc />
    /// <remarks>The action has no limit of its own that a calendar counts: its units have.</remarks>
    public override string? CalendarVersionOf(JointAction state) => null;

    /// <inheritdoc />
    public override JointActionEvent TimePassed(DateTimeOffset at) => new TimePassed(at);

    /// <inheritdoc />
    public override JointActionEvent DutiesDone(DateTimeOffset at, IReadOnlyList<string> dutyIds) => new DutiesDone(at, dutyIds);

    /// <inheritdoc />
    public override JointActionEvent DutyFailed(DateTimeOffset at, string dutyId, string why) => new DutyFailed(at, dutyId, why);

    /// <inheritdoc />
    public override JointActionEvent CalendarPublished(DateTimeOffset at, DateTimeOffset? publishedAt, string why) => new CalendarPublished(at, Actor.System, why);

    /// <inheritdoc />
    protected override ActionStep Apply(JointAction? state, JointActionEvent happened, WorkingCalendar calendar)
    {
        if (happened is Proposed proposed) return state is null ? Propose(proposed) : JointRefusals.Exists;
        if (state is null) return JointRefusals.NoAction;
        return happened switch
        {
            JointActionEvent.TimePassed or JointActionEvent.CalendarPublished => Nothing(state),
            Stopped stopped => Stop(state, stopped),
            Approved approved => Approve(state, approved),
            UnitsAdded added => Add(state, added),
            UnitsTold told => Tell(state, told),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "No rule knows this event."),
        };
    }

    /// <inheritdoc />
    protected override (JointAction Case, JointActionEvent? Brought, IReadOnlyList<JointDuty> Duties) Pass(
        JointAction state, DateTimeOffset to, WorkingCalendar calendar)
    {
        if (state.Stage == JointActionStage.Ended || ChinaTime.EndOf(state.EndsOn) > to) return (state, null, []);
        var (after, duties) = Ended(state, ActionStop.ByTime(state.EndsOn));
        return (after, new Stopped(to, Actor.System, StopCause.Expired), duties);
    }

    /// <inheritdoc />
    protected override DateTimeOffset? NextPoint(JointAction state, DateTimeOffset now, WorkingCalendar calendar) =>
        state.Stage == JointActionStage.Ended ? null : ChinaTime.EndOf(state.EndsOn);

    private static ActionStep Nothing(JointAction state) => new(state, null, []);

    private static ActionStep Propose(Proposed proposed)
    {
        var (terms, id) = (proposed.Terms, proposed.ActionId);
        if (terms.EndsOn < ChinaTime.DateOf(proposed.At)) return JointRefusals.EndDatePast;
        var action = new JointAction
        {
            CaseId = id,
            SeenUpTo = proposed.At,
            Kind = terms.Kind,
            SubjectId = terms.SubjectId,
            Authority = proposed.By.Unit ?? string.Empty,
            Stage = JointActionStage.Proposed,
            Grounds = terms.Grounds,
            Measures = terms.Measures,
            Reasons = terms.Reasons,
            LimitWorkingDays = terms.LimitWorkingDays,
            EndsOn = terms.EndsOn,
            Proposed = proposed.Signature,
        };
        // What limits nobody needs no second person.
        if (terms.Kind != JointActionKind.Incentive) return new ActionStep(action, proposed, []);
        var (started, duties) = Started(action, proposed.At);
        return new ActionStep(started, proposed, duties);
    }

    private static ActionStep Approve(JointAction state, Approved approved)
    {
        if (approved.By.Unit != state.Authority) return JointRefusals.OtherAuthority;
        if (state.Stage == JointActionStage.Ended) return JointRefusals.Stopped;
        if (state.Approved?.Person == approved.Signature.Person) return Nothing(state);
        if (state.Stage != JointActionStage.Proposed) return JointRefusals.AlreadyStarted;
        if (state.Proposed.Person == approved.Signature.Person) return JointRefusals.FourEyes;
        if (state.Proposed.Key != approved.Signature.Key) return JointRefusals.ProposerUnknown;
        var (after, duties) = Started(state with { Approved = approved.Signature }, approved.At);
        return new ActionStep(after, approved, duties);
    }

    private static ActionStep Add(JointAction state, UnitsAdded added)
    {
        if (added.By.Unit != state.Authority) return JointRefusals.OtherAuthority;
        if (state.Stage == JointActionStage.Ended) return JointRefusals.Stopped;
        if (state.Stage == JointActionStage.Proposed) return JointRefusals.NotStarted;
        var after = state with { Additions = state.Additions + 1, Joined = [.. state.Joined.Union(added.Units)] };
        return new ActionStep(after, added, [new JointDuty.DeliverTasks(DutyId.Of(state.CaseId, "deliver", $"{after.Additions}"))]);
    }

    // What was told first stands: whoever tells again tells the same.
    private static ActionStep Tell(JointAction state, UnitsTold told) => told.ToStop
        ? state.StopTold is null && state.Stop is not null ? new ActionStep(state with { StopTold = told.Telling }, told, []) : Nothing(state)
        : state.TasksTold is null && state.StartedAt is not null ? new ActionStep(state with { TasksTold = told.Telling }, told, []) : Nothing(state);

    // 停止: whatever ends it first counts; what comes after changes nothing.
    private static ActionStep Stop(JointAction state, Stopped stopped)
    {
        if (state.Stage == JointActionStage.Ended) return Nothing(state);
        var (after, duties) = Ended(state, new ActionStop(stopped.Cause, stopped.At, stopped.Reason, stopped.Basis, stopped.GroundId, stopped.EndedBy));
        return new ActionStep(after, stopped, duties);
    }

    private static (JointAction After, IReadOnlyList<JointDuty> Duties) Started(JointAction action, DateTimeOffset at) => (
        action with { Stage = JointActionStage.Running, StartedAt = at },
        [
            new JointDuty.DeliverTasks(DutyId.Of(action.CaseId, "deliver")),
            Notify(action, Recipient.OfSubject(action.SubjectId), JointNoticeKind.JointActionStarted, null),
        ]);

    private static (JointAction After, IReadOnlyList<JointDuty> Duties) Ended(JointAction action, ActionStop stop)
    {
        var after = action with
        {
            Stage = JointActionStage.Ended,
            Stop = stop,
            // Whoever was not told of the start yet is told of nothing but the end.
            Outstanding = [.. action.Outstanding.Where(duty => duty is not JointDuty.DeliverTasks)],
        };
        // What never held for anybody ends without a word to those whom it would have concerned.
        if (action.Stage == JointActionStage.Proposed) return (after, []);
        return (after,
        [
            new JointDuty.StopUnits(DutyId.Of(action.CaseId, "stop")),
            Notify(after, Recipient.OfSubject(action.SubjectId), JointNoticeKind.JointActionEnded, stop.Cause),
            Notify(after, Recipient.OfUnit(action.Authority), JointNoticeKind.JointActionEnded, stop.Cause),
        ]);
    }

    private static JointDuty Notify(JointAction action, Recipient to, JointNoticeKind kind, StopCause? cause) => new JointDuty.Notify(
        DutyId.Of(action.CaseId, kind.ToString(), to.ToString()), to, kind,
        new JointNoticeFacts { Measures = [.. action.Measures.Select(measure => measure.Code)], LastDay = action.EndsOn, Cause = cause });
}
