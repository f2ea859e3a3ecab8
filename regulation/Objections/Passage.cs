using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Objections.PassageOfTime;

namespace CreditFunctions.Regulation.Objections;

/// <summary>What time does to an open case: reminders, a lapsed verification, the deadline missed.</summary>
internal sealed class Passage(ObjectionCase objection, DateTimeOffset to, WorkingCalendar calendar, ObjectionRules rules)
{
    private readonly List<PassageOfTime> _brought = [];
    private readonly List<Duty> _duties = [];

    /// <summary>Lets time pass up to an instant. What was missed meanwhile (the host was down) is told once, as the latest of its kind.</summary>
    internal (ObjectionCase Case, IReadOnlyList<PassageOfTime> Brought, IReadOnlyList<Duty> Duties) Go()
    {
        var after = objection;
        if (objection.IsOpen)
        {
            after = Overdue(Lapse(objection));
            Remind(after);
        }

        return (after, _brought, _duties);
    }

    /// <summary>The next instant at which time does something to an open case; it may lie in the past.</summary>
    internal DateTimeOffset? Next()
    {
        if (!objection.IsOpen) return null;
        var points = Before(objection).Concat(BeforeSubDeadline(objection)).Select(reminder => reminder.At)
            .Where(at => at > objection.SeenUpTo).ToList();
        points.Add(objection.OverdueSince is null ? objection.Deadline.End : NextOverdueReminder(objection.SeenUpTo));
        if (AwaitsInTime(objection)) points.Add(objection.Verification!.SubDeadline.End);
        return points.Min();
    }

    /// <summary>The case's referral: of one that falls overdue again after a calendar was corrected it is the same.</summary>
    internal static string ReferralId(ObjectionCase objection) => DutyId.Of(objection.CaseId, "referral");

    private ObjectionCase Lapse(ObjectionCase now)
    {
        if (!AwaitsInTime(now) || now.Verification!.SubDeadline.End > to) return now;
        _brought.Add(VerificationLapsed);
        // Where the whole case is over by now, the notice of that says more.
        if (now.Deadline.End > to)
        {
            _duties.AddRange(Notices(now).ToUnits([now.Verification.Unit, now.DecidingBody], NoticeKind.VerificationLapsed,
                occasion: Objections.Notices.On(now.Verification.SubDeadline.WorkingLastDay)));
        }

        return now with { Verification = now.Verification with { LapsedAt = now.Verification.SubDeadline.End } };
    }

    private ObjectionCase Overdue(ObjectionCase now)
    {
        if (now.OverdueSince is not null || now.Deadline.End > to) return now;
        _brought.Add(FellOverdue);
        var occasion = Objections.Notices.On(now.Deadline.WorkingLastDay);
        _duties.Add(new Duty.OpenReferral(ReferralId(now), now.AnswerableBody, now.Deadline.End));
        _duties.AddRange(Notices(now).ToUnits(Holders(now), NoticeKind.Overdue, occasion: occasion));
        _duties.Add(Notices(now).ToApplicant(NoticeKind.Overdue, occasion: occasion));
        return now with { OverdueSince = now.Deadline.End };
    }

    private void Remind(ObjectionCase now)
    {
        if (_brought.Contains(FellOverdue)) return;
        var reminders = now.OverdueSince is null ? RemindersInTime(now) : RemindersOverdue(now);
        if (reminders.Count == 0) return;
        _brought.Add(Reminded);
        _duties.AddRange(reminders);
    }

    private List<Duty> RemindersInTime(ObjectionCase now)
    {
        var due = Before(now).LastOrDefault(IsDue);
        var dueToVerifier = BeforeSubDeadline(now).LastOrDefault(IsDue);
        var duties = new List<Duty>();
        if (due is not null)
        {
            duties.AddRange(Notices(now).ToUnits(Holders(now), NoticeKind.Reminder, occasion: Occasion(now.Deadline, due)));
        }
        else if (dueToVerifier is not null)
        {
            var deadline = now.Verification!.SubDeadline;
            duties.Add(Notices(now).To(Recipient.OfUnit(now.Verification.Unit), NoticeKind.Reminder, Notices(now).Of(deadline),
                "verification " + Occasion(deadline, dueToVerifier)));
        }

        return duties;
    }

    private List<Duty> RemindersOverdue(ObjectionCase now)
    {
        DateTimeOffset? latest = null;
        for (var at = NextOverdueReminder(now.SeenUpTo); at <= to; at = NextOverdueReminder(at)) latest = at;
        return latest is not { } due ? [] : [.. Notices(now).ToUnits(Holders(now), NoticeKind.OverdueReminder,
            occasion: Objections.Notices.On(ChinaTime.DateOf(due)))];
    }

    /// <summary>Whoever holds the case: the verifying unit until its sub-deadline, then the deciding body too.</summary>
    private static IEnumerable<string> Holders(ObjectionCase now) => !now.AwaitsVerification ? [now.DecidingBody]
        : now.Verification!.LapsedAt is null ? [now.Verification.Unit]
        : [now.Verification.Unit, now.DecidingBody];

    private IEnumerable<PlannedReminder> Before(ObjectionCase now) => ReminderSchedule.Before(
        now.Deadline.WorkingLastDay, rules.RemindAtWorkingDaysLeft, rules.ReminderTime, calendar);

    private IEnumerable<PlannedReminder> BeforeSubDeadline(ObjectionCase now) => !AwaitsInTime(now) ? [] : ReminderSchedule.Before(
        now.Verification!.SubDeadline.WorkingLastDay, rules.RemindVerifierAtWorkingDaysLeft, rules.ReminderTime, calendar);

    private static bool AwaitsInTime(ObjectionCase now) => now.AwaitsVerification && now.Verification!.LapsedAt is null;

    private bool IsDue(PlannedReminder reminder) => reminder.At > objection.SeenUpTo && reminder.At <= to;

    private DateTimeOffset NextOverdueReminder(DateTimeOffset after) =>
        ReminderSchedule.FirstOverdueAfter(after, objection.Deadline.WorkingLastDay, rules.ReminderTime, calendar);

    private Notices Notices(ObjectionCase now) => new(now, to, calendar);

    private static string Occasion(CaseDeadline deadline, PlannedReminder reminder) =>
        $"{Objections.Notices.On(deadline.WorkingLastDay)} {reminder.WorkingDaysLeft}";
}
