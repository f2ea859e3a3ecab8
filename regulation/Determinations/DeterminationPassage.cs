using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Determinations.DeterminationPassed;
using Stage = CreditFunctions.Regulation.Determinations.DeterminationStage;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>What time does to an open determination: looks for the receipt, ends the public notice, the window and the listing, reminds, falls overdue.</summary>
internal sealed class DeterminationPassage(Determination determination, DateTimeOffset to, WorkingCalendar calendar, DeterminationRules rules)
{
    private readonly List<DeterminationPassed> _brought = [];
    private readonly List<DeterminationDuty> _duties = [];

    /// <summary>Lets time pass up to an instant. What was missed meanwhile (the host was down) is told once, as the latest of its kind.</summary>
    internal (Determination Case, IReadOnlyList<DeterminationPassed> Brought, IReadOnlyList<DeterminationDuty> Duties) Go()
    {
        if (!determination.IsOpen) return (determination, _brought, _duties);
        var after = Expire(EndWindow(EndPublicNotice(determination)));
        after = FallOverdue(after);
        Remind(after);
        LookForReceipt(after);
        return (after, _brought, _duties);
    }

    /// <summary>The next instant at which time does something; it may lie in the past.</summary>
    internal DateTimeOffset? Next() => determination.Stage switch
    {
        Stage.Serving => Earliest(NextOfUnit(determination), NextLook(determination.SeenUpTo)),
        Stage.PublicNotice => Earliest(ChinaTime.EndOf(determination.PublicNoticeUntil!.Value), NextLook(determination.SeenUpTo)),
        Stage.Statement => determination.Window!.End,
        Stage.Deciding => NextOfUnit(determination),
        Stage.Listed => ChinaTime.EndOf(determination.Until!.Value),
        _ => null,
    };

    /// <summary>The referral of the limit that runs: of one that is missed again after a calendar was corrected it is the same.</summary>
    internal static string ReferralId(Determination determination) => DutyId.Of(determination.CaseId, "referral", determination.Stage.ToString());

    private Determination EndPublicNotice(Determination now)
    {
        if (now.Stage != Stage.PublicNotice || ChinaTime.EndOf(now.PublicNoticeUntil!.Value) > to) return now;
        _brought.Add(PublicNoticeOver);
        var serving = new Serving(now, calendar, rules);
        // Served on the notice's last day: the count begins with the next.
        var after = serving.Heard(now, ServiceWay.PublicNotice, ChinaTime.StartOf(now.PublicNoticeUntil.Value));
        _duties.Add(serving.ToldServed(after, to));
        return after;
    }

    private Determination EndWindow(Determination now)
    {
        if (now.Stage != Stage.Statement || now.Window!.End > to) return now;
        _brought.Add(WindowOver);
        var after = now with
        {
            Stage = Stage.Deciding,
            Deadline = CaseDeadline.Of(ChinaTime.StartOf(now.Window.WorkingLastDay), rules.DecisionWorkingDays, calendar),
        };
        _duties.Add(new DeterminationNotices(after, to, calendar).ToUnit(DeterminationNoticeKind.DecisionDue));
        return after;
    }

    private Determination Expire(Determination now)
    {
        if (now.Stage != Stage.Listed || ChinaTime.EndOf(now.Until!.Value) > to) return now;
        _brought.Add(Expired);
        var (after, duties) = new Ending(now, calendar).ByTime(to);
        _duties.AddRange(duties);
        return after;
    }

    private Determination FallOverdue(Determination now)
    {
        if (now.Deadline is not { } deadline || now.OverdueSince is not null || deadline.End > to) return now;
        _brought.Add(FellOverdue);
        var notices = new DeterminationNotices(now, to, calendar);
        var occasion = $"{now.Stage} {DeterminationNotices.On(deadline.WorkingLastDay)}";
        _duties.Add(new DeterminationDuty.OpenReferral(ReferralId(now), now.Unit, deadline.End));
        _duties.Add(notices.ToUnit(DeterminationNoticeKind.Overdue, occasion: occasion));
        // Before the notice reached it, the subject does not know that there is a case.
        if (now.ServedAt is not null) _duties.Add(notices.ToSubject(DeterminationNoticeKind.Overdue, occasion: occasion));
        return now with { OverdueSince = deadline.End };
    }

    private void Remind(Determination now)
    {
        if (now.Deadline is not { } deadline || _brought.Contains(FellOverdue)) return;
        var notices = new DeterminationNotices(now, to, calendar);
        if (now.OverdueSince is null)
        {
            if (Before(deadline).LastOrDefault(IsDue) is not { } due) return;
            Reminder(notices.ToUnit(DeterminationNoticeKind.Reminder, occasion: $"{now.Stage} {DeterminationNotices.On(deadline.WorkingLastDay)} {due.WorkingDaysLeft}"));
            return;
        }

        DateTimeOffset? latest = null;
        for (var at = NextOverdue(deadline, now.SeenUpTo); at <= to; at = NextOverdue(deadline, at)) latest = at;
        if (latest is { } overdue) Reminder(notices.ToUnit(DeterminationNoticeKind.OverdueReminder, occasion: DeterminationNotices.On(ChinaTime.DateOf(overdue))));
    }

    private void Reminder(DeterminationDuty duty)
    {
        _brought.Add(Reminded);
        _duties.Add(duty);
    }

    private void LookForReceipt(Determination now)
    {
        if (now.Stage is not (Stage.Serving or Stage.PublicNotice) || NextLook(now.SeenUpTo) > to) return;
        if (now.Outstanding.Any(duty => duty is DeterminationDuty.LookForReceipt)) return;
        _brought.Add(LookedForReceipt);
        _duties.Add(new DeterminationDuty.LookForReceipt(DutyId.Of(now.CaseId, "receipt", DeterminationNotices.On(ChinaTime.DateOf(to)))));
    }

    private DateTimeOffset NextOfUnit(Determination now) => now.OverdueSince is not null ? NextOverdue(now.Deadline!, now.SeenUpTo)
        : Before(now.Deadline!).Select(reminder => reminder.At).Where(at => at > now.SeenUpTo).Append(now.Deadline!.End).Min();

    private IEnumerable<PlannedReminder> Before(CaseDeadline deadline) =>
        ReminderSchedule.Before(deadline.WorkingLastDay, rules.RemindAtWorkingDaysLeft, rules.ReminderTime, calendar);

    private bool IsDue(PlannedReminder reminder) => reminder.At > determination.SeenUpTo && reminder.At <= to;

    private DateTimeOffset NextOverdue(CaseDeadline deadline, DateTimeOffset after) =>
        ReminderSchedule.FirstOverdueAfter(after, deadline.WorkingLastDay, rules.ReminderTime, calendar);

    // Each day at the start of office hours: whoever opened its inbox was served, though nobody rang.
    private DateTimeOffset NextLook(DateTimeOffset after)
    {
        var today = ChinaTime.StartOf(ChinaTime.DateOf(after)) + rules.ReminderTime.ToTimeSpan();
        return today > after ? today : today.AddDays(1);
    }

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
