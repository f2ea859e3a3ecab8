using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using Step = CreditFunctions.Regulation.Cases.Step<
    CreditFunctions.Regulation.Repairs.RepairCase, CreditFunctions.Regulation.Repairs.RepairEvent, CreditFunctions.Regulation.Repairs.RepairDuty>;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>A published calendar counts for every running case, later or earlier as the law's count gives.</summary>
internal static class RepairRecount
{
    internal static Step Of(RepairCase repair, RepairEvent.CalendarPublished published, WorkingCalendar calendar)
    {
        if (repair.Deadline.Statutory.CalendarVersion == calendar.Version) return new Step(repair, null, []);
        var deadline = repair.Deadline.Recounted(calendar, published.PublishedAt ?? published.At);
        var isOver = deadline.End <= published.At;
        var after = repair with { Deadline = deadline, OverdueSince = isOver ? repair.OverdueSince : null };
        List<RepairDuty> duties = [];
        if (repair.OverdueSince is not null && !isOver)
        {
            // The referral stays, with what became known: a person judges it.
            duties.Add(new RepairDuty.NoteReferral(
                DutyId.Of(repair.CaseId, "note-referral", calendar.Version), RepairPassage.ReferralId(repair), published.Why));
        }

        var move = new DeadlineMove(repair.Deadline.Statutory.LastDay, deadline.Statutory.LastDay, deadline.WorkingLastDay);
        if (move.OldLastDay == move.NewLastDay && repair.Deadline.WorkingLastDay == move.WorkingLastDay) return new Step(after, published, duties);

        var notices = new RepairNotices(after, published.At, calendar);
        var facts = notices.OfDeadline() with { OldLastDay = move.OldLastDay, Why = published.Why };
        return new Step(after, published with { Moved = move },
        [
            .. duties,
            notices.ToDecider(RepairNotice.DeadlineMoved, facts, calendar.Version),
            notices.ToApplicant(RepairNotice.DeadlineMoved, facts, calendar.Version),
        ]);
    }
}
