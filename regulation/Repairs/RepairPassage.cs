using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Repairs.RepairMilestone;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>What time does to an open repair: reminders, and the deadline missed.</summary>
internal sealed class RepairPassage(RepairCase repair, DateTimeOffset to, WorkingCalendar calendar, RepairRules rules)
{
    /// <summary>Lets time pass up to an instant. What was missed meanwhile (the host was down) is told once, as the latest of its kind.</summary>
    internal (RepairCase Case, RepairMilestone? Brought, IReadOnlyList<RepairDuty> Duties) Go()
    {
        if (!repair.IsOpen) return (repair, null, []);
        if (repair.OverdueSince is null && repair.Deadline.End <= to) return FallOverdue();
        var duties = repair.OverdueSince is null ? RemindInTime() : RemindOverdue();
        return (repair, duties.Count > 0 ? Reminded : null, duties);
    }

    /// <summary>The next instant at which time does something to an open case; it may lie in the past.</summary>
    internal DateTimeOffset? Next()
    {
        if (!repair.IsOpen) return null;
        var points = Planned().Select(reminder => reminder.At).Where(at => at > repair.SeenUpTo).ToList();
        points.Add(repair.OverdueSince is null ? repair.Deadline.End : NextOverdueReminder(repair.SeenUpTo));
        return points.Min();
    }

    /// <summary>The case's referral: of one that falls overdue again after a calendar was corrected it is the same.</summary>
    internal static string ReferralId(RepairCase repair) => DutyId.Of(repair.CaseId, "referral");

    private (RepairCase, RepairMilestone?, IReadOnlyList<RepairDuty>) FallOverdue()
    {
        var after = repair with { OverdueSince = repair.Deadline.End };
        var notices = new RepairNotices(after, to, calendar);
        var occasion = RepairNotices.On(repair.Deadline.WorkingLastDay);
        return (after, FellOverdue,
        [
            new RepairDuty.OpenReferral(ReferralId(repair), repair.DecidingBody, repair.Deadline.End),
            notices.ToDecider(RepairNotice.Overdue, occasion: occasion),
            notices.ToApplicant(RepairNotice.Overdue, occasion: occasion),
        ]);
    }

    private List<RepairDuty> RemindInTime()
    {
        var due = Planned().LastOrDefault(reminder => reminder.At > repair.SeenUpTo && reminder.At <= to);
        return due is null ? [] : [Notices.ToDecider(RepairNotice.Reminder,
            occasion: $"{RepairNotices.On(repair.Deadline.WorkingLastDay)} {due.WorkingDaysLeft}")];
    }

    private List<RepairDuty> RemindOverdue()
    {
        DateTimeOffset? latest = null;
        for (var at = NextOverdueReminder(repair.SeenUpTo); at <= to; at = NextOverdueReminder(at)) latest = at;
        return latest is not { } due ? [] : [Notices.ToDecider(RepairNotice.OverdueReminder, occasion: RepairNotices.On(ChinaTime.DateOf(due)))];
    }

    private IEnumerable<PlannedReminder> Planned() =>
        ReminderSchedule.Before(repair.Deadline.WorkingLastDay, rules.RemindAtWorkingDaysLeft, rules.ReminderTime, calendar);

    private DateTimeOffset NextOverdueReminder(DateTimeOffset after) =>
        ReminderSchedule.FirstOverdueAfter(after, repair.Deadline.WorkingLastDay, rules.ReminderTime, calendar);

    private RepairNotices Notices => new(repair, to, calendar);
}
