using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Objections.ObjectionEvent;
using Step = CreditFunctions.Regulation.Cases.Step<
    CreditFunctions.Regulation.Objections.ObjectionCase, CreditFunctions.Regulation.Objections.ObjectionEvent, CreditFunctions.Regulation.Objections.Duty>;

namespace CreditFunctions.Regulation.Objections;

/// <summary>A published calendar counts for every running case, later or earlier as the law's count gives.</summary>
internal static class Recount
{
    internal static Step Of(ObjectionCase objection, CalendarPublished published, WorkingCalendar calendar)
    {
        if (objection.Deadline.Statutory.CalendarVersion == calendar.Version) return new Step(objection, null, []);
        var deadline = objection.Deadline.Recounted(calendar, published.PublishedAt ?? published.At);
        var isOver = deadline.End <= published.At;
        var after = objection with
        {
            Deadline = deadline,
            // By the newest calendar the limit may not be over after all.
            OverdueSince = isOver ? objection.OverdueSince : null,
            Verification = objection.AwaitsVerification ? Recounted(objection.Verification!, deadline, calendar, published)
                : objection.Verification,
        };

        List<Duty> duties = [];
        if (objection.OverdueSince is not null && !isOver)
        {
            // The referral stays, with what became known: a person judges it.
            duties.Add(new Duty.NoteReferral(DutyId.Of(objection.CaseId, "note-referral", calendar.Version), Passage.ReferralId(objection), published.Why));
        }

        var move = new DeadlineMove(objection.Deadline.Statutory.LastDay, deadline.Statutory.LastDay, deadline.WorkingLastDay);
        if (move.OldLastDay == move.NewLastDay && objection.Deadline.WorkingLastDay == move.WorkingLastDay)
        {
            return new Step(after, published, duties);
        }

        var notices = new Notices(after, published.At, calendar);
        var facts = notices.OfDeadline() with { OldLastDay = move.OldLastDay, Why = published.Why };
        var concerned = new[] { after.DecidingBody, after.ReceivingBody, after.AwaitsVerification ? after.Verification!.Unit : null };
        return new Step(after, published with { Moved = move },
        [
            .. duties,
            .. notices.ToUnits(concerned, NoticeKind.DeadlineMoved, facts, calendar.Version),
            notices.ToApplicant(NoticeKind.DeadlineMoved, facts, calendar.Version),
        ]);
    }

    private static Verification Recounted(Verification verification, CaseDeadline ofCase, WorkingCalendar calendar, CalendarPublished published)
    {
        var at = published.At;
        var deadline = verification.SubDeadline.Recounted(calendar, published.PublishedAt ?? at);
        if (ofCase.End > at) deadline = deadline.NotPast(ofCase.WorkingLastDay);
        return verification with
        {
            SubDeadline = deadline,
            LapsedAt = deadline.End > at ? null : verification.LapsedAt,
        };
    }
}
