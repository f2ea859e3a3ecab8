using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.JointActions.UnitPassageOfTime;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>What time does to a unit's part: reminders; no word, so reasons are demanded; none, so it is referred; no confirmation, so it is referred.</summary>
internal sealed class UnitPassage(UnitTask task, DateTimeOffset to, WorkingCalendar calendar, JointActionRules rules)
{
    internal const string Unanswered = "joint-action-unanswered", Unconfirmed = "joint-action-stop-unconfirmed";

    private readonly List<UnitPassageOfTime> _brought = [];
    private readonly List<JointDuty> _duties = [];

    /// <summary>Lets time pass. What was missed meanwhile (the host was down) is told once, as the latest of its kind.</summary>
    internal (UnitTask Task, IReadOnlyList<UnitPassageOfTime> Brought, IReadOnlyList<JointDuty> Duties) Go()
    {
        var after = task.Stop is null ? Refer(Demand(task)) : task.OwesConfirmation ? ReferStop(task) : task;
        if (_brought.Count == 0) Remind(after);
        return (after, _brought, _duties);
    }

    /// <summary>The next instant at which time does something; it may lie in the past. Null where nothing runs.</summary>
    internal DateTimeOffset? Next()
    {
        if (task.Running is not { } running) return null;
        if (task.Stop is { ReferredAt: not null }) return NextOverdueReminder(task.SeenUpTo);
        var reminder = Planned(task).FirstOrDefault(planned => planned.At > task.SeenUpTo);
        return reminder is not null && reminder.At < running.End ? reminder.At : running.End;
    }

    /// <summary>The referral of a missed limit: of one that is missed again after a calendar was corrected it is the same.</summary>
    internal static string ReferralId(UnitTask task, string cause) => DutyId.Of(task.CaseId, cause, task.Unit);

    private UnitTask Demand(UnitTask now)
    {
        if (now.Stage != UnitStage.Open || now.Deadline!.End > to) return now;
        _brought.Add(ReasonsDemanded);
        // The reasons' own limit runs from when they were demanded.
        var after = now with { Stage = UnitStage.ReasonsDemanded, ReasonsDeadline = CaseDeadline.Of(to, rules.ReasonsWorkingDays, calendar) };
        _duties.Add(Notices(after).ToUnit(JointNoticeKind.JointReasonsDemanded, Occasion(now.Deadline), deadline: after.ReasonsDeadline));
        return after;
    }

    private UnitTask Refer(UnitTask now)
    {
        if (now.Stage != UnitStage.ReasonsDemanded || now.ReasonsDeadline!.End > to) return now;
        _brought.Add(Referred);
        _duties.Add(new JointDuty.OpenReferral(ReferralId(now, Unanswered), now.Unit, Unanswered, now.Deadline!.End));
        _duties.Add(Notices(now).ToUnit(JointNoticeKind.JointTaskReferred, Occasion(now.ReasonsDeadline)));
        return now with { Stage = UnitStage.Referred, ReferredAt = now.ReasonsDeadline.End };
    }

    private UnitTask ReferStop(UnitTask now)
    {
        if (now.Stop!.ReferredAt is not null || now.Stop.Deadline.End > to) return now;
        _brought.Add(StopReferred);
        _duties.Add(new JointDuty.OpenReferral(ReferralId(now, Unconfirmed), now.Unit, Unconfirmed, now.Stop.Deadline.End));
        _duties.Add(Notices(now).ToUnit(JointNoticeKind.JointStopReferred, Occasion(now.Stop.Deadline)));
        return now with { Stop = now.Stop with { ReferredAt = now.Stop.Deadline.End } };
    }

    private void Remind(UnitTask now)
    {
        // A punishment that goes on unlawfully is not left alone: each working day, until it is confirmed that it does not.
        if (now.Stop is { ReferredAt: not null, ConfirmedAt: null })
        {
            RemindOverdue(now);
            return;
        }

        var due = Planned(now).LastOrDefault(planned => planned.At > task.SeenUpTo && planned.At <= to);
        if (due is null) return;
        _brought.Add(Reminded);
        var kind = now.OwesConfirmation ? JointNoticeKind.JointStopReminder : JointNoticeKind.JointTaskReminder;
        _duties.Add(Notices(now).ToUnit(kind, $"{UnitNotices.On(now.Running!.WorkingLastDay)} {due.WorkingDaysLeft}", now.Running));
    }

    private void RemindOverdue(UnitTask now)
    {
        DateTimeOffset? latest = null;
        for (var at = NextOverdueReminder(task.SeenUpTo); at <= to; at = NextOverdueReminder(at)) latest = at;
        if (latest is not { } due) return;
        _duties.Add(Notices(now).ToUnit(JointNoticeKind.JointStopReminder, UnitNotices.On(ChinaTime.DateOf(due)), now.Running));
    }

    private IEnumerable<PlannedReminder> Planned(UnitTask now) => now.Running is not { } running ? [] : ReminderSchedule.Before(running.WorkingLastDay,
        now.Stage == UnitStage.Open && !now.OwesConfirmation ? rules.RemindAtWorkingDaysLeft : rules.RemindOfShortAtWorkingDaysLeft, rules.ReminderTime, calendar)
        // Not before the limit began to run.
        .Where(reminder => reminder.At > running.From);

    private DateTimeOffset NextOverdueReminder(DateTimeOffset after) =>
        ReminderSchedule.FirstOverdueAfter(after, task.Stop!.Deadline.WorkingLastDay, rules.ReminderTime, calendar);

    // Missed again after a calendar was corrected: told again.
    private static string Occasion(CaseDeadline missed) => UnitNotices.On(missed.WorkingLastDay);

    private UnitNotices Notices(UnitTask now) => new(now, to, calendar);
}
