using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.JointActions.UnitEvent;
using UnitStep = CreditFunctions.Regulation.Cases.Step<CreditFunctions.Regulation.JointActions.UnitTask,
    CreditFunctions.Regulation.JointActions.UnitEvent, CreditFunctions.Regulation.JointActions.JointDuty>;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>A published calendar counts for every running limit, later or earlier as the law's count gives; what was demanded or registered too early is lifted.</summary>
internal static class UnitRecount
{
    /// <summary>The limit that a calendar can still move: the one that runs, or whose end was registered as a suspected breach. Null where there is none.</summary>
    internal static CaseDeadline? Counted(UnitTask task) =>
        task.Running ?? (task is { Stage: UnitStage.Referred, Stop: null } ? task.ReasonsDeadline : null);

    internal static UnitStep Of(UnitTask task, CalendarPublished published, WorkingCalendar calendar)
    {
        if (Counted(task) is not { } counted || counted.Statutory.CalendarVersion == calendar.Version) return UnitProcedure.Nothing(task);
        var after = task.Stop is { } stop ? task with { Stop = OfStop(stop, published, calendar) } : OfTask(task, published, calendar);
        List<JointDuty> duties = [];
        // The referral stays, with what became known: a person judges it.
        if (task.ReferredAt is not null && after.ReferredAt is null) duties.Add(Note(UnitPassage.Unanswered));
        if (task.Stop?.ReferredAt is not null && after.Stop!.ReferredAt is null) duties.Add(Note(UnitPassage.Unconfirmed));

        // What is over by the newest calendar too is no news to anybody.
        if (after.Running is not { } running) return new UnitStep(after, published, duties);
        var old = after is { Stage: UnitStage.Open, Stop: null } ? task.Deadline! : counted;
        if ((old.WorkingLastDay, old.Statutory.LastDay) == (running.WorkingLastDay, running.Statutory.LastDay)) return new UnitStep(after, published, duties);

        var move = new DeadlineMove(old.Statutory.LastDay, running.Statutory.LastDay, running.WorkingLastDay);
        duties.Add(new UnitNotices(after, published.At, calendar).ToUnit(JointNoticeKind.JointDeadlineMoved,
            calendar.Version, running, new JointNoticeFacts { OldLastDay = move.OldLastDay, Why = published.Why }));
        return new UnitStep(after, published with { Moved = move }, duties);

        JointDuty Note(string cause) => new JointDuty.NoteReferral(
            DutyId.Of(task.CaseId, "note-referral", cause, task.Unit, calendar.Version), UnitPassage.ReferralId(task, cause), published.Why);
    }

    private static UnitStop OfStop(UnitStop stop, CalendarPublished published, WorkingCalendar calendar)
    {
        var deadline = stop.Deadline.Recounted(calendar, published.PublishedAt ?? published.At);
        return stop with { Deadline = deadline, ReferredAt = deadline.End > published.At ? null : stop.ReferredAt };
    }

    private static UnitTask OfTask(UnitTask task, CalendarPublished published, WorkingCalendar calendar)
    {
        var deadline = task.Deadline!.Recounted(calendar, published.PublishedAt ?? published.At);
        // By the newest calendar the unit still has time: nothing was to be demanded of it.
        if (deadline.End > published.At) return task with { Stage = UnitStage.Open, Deadline = deadline, ReasonsDeadline = null, ReferredAt = null };
        if (task.ReasonsDeadline is not { } demanded) return task with { Deadline = deadline };
        var reasons = demanded.Recounted(calendar, published.PublishedAt ?? published.At);
        var counted = task with { Deadline = deadline, ReasonsDeadline = reasons };
        return reasons.End > published.At ? counted with { Stage = UnitStage.ReasonsDemanded, ReferredAt = null } : counted;
    }
}
