using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Determinations.DeterminationEvent;
using DeterminationStep = CreditFunctions.Regulation.Cases.Step<CreditFunctions.Regulation.Determinations.Determination,
    CreditFunctions.Regulation.Determinations.DeterminationEvent, CreditFunctions.Regulation.Determinations.DeterminationDuty>;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>A published calendar counts for every running limit, later or earlier as the law's count gives. It never takes time from the subject that it was told of.</summary>
internal static class DeterminationRecount
{
    internal static DeterminationStep Of(Determination determination, CalendarPublished published, WorkingCalendar calendar) => determination switch
    {
        { Deadline: { } held } when held.Statutory.CalendarVersion != calendar.Version => OfUnit(determination, held, published, calendar),
        { Stage: DeterminationStage.Statement, Window: { } window } when window.Statutory.CalendarVersion != calendar.Version =>
            OfSubject(determination, window, published, calendar),
        _ => new DeterminationStep(determination, null, []),
    };

    private static DeterminationStep OfUnit(Determination determination, CaseDeadline old, CalendarPublished published, WorkingCalendar calendar)
    {
        var deadline = old.Recounted(calendar, published.PublishedAt ?? published.At);
        var isOver = deadline.End <= published.At;
        var after = determination with
        {
            Deadline = deadline,
            // By the newest calendar the limit may not be over after all.
            OverdueSince = isOver ? determination.OverdueSince : null,
        };
        var told = Told(after, old, deadline, published, calendar, toSubject: false);
        if (determination.OverdueSince is null || isOver) return told;
        // The referral stays, with what became known: a person judges it.
        return told with
        {
            Duties = [new DeterminationDuty.NoteReferral(DutyId.Of(after.CaseId, "note-referral", calendar.Version),
                DeterminationPassage.ReferralId(determination), published.Why), .. told.Duties],
        };
    }

    private static DeterminationStep OfSubject(Determination determination, CaseDeadline old, CalendarPublished published, WorkingCalendar calendar)
    {
        var counted = old.Recounted(calendar, published.PublishedAt ?? published.At);
        var window = counted.WorkingLastDay < old.WorkingLastDay ? counted with { WorkingLastDay = old.WorkingLastDay } : counted;
        return Told(determination with { Window = window }, old, window, published, calendar, toSubject: true);
    }

    private static DeterminationStep Told(Determination after, CaseDeadline old, CaseDeadline counted, CalendarPublished published, WorkingCalendar calendar, bool toSubject)
    {
        var move = new DeadlineMove(old.Statutory.LastDay, counted.Statutory.LastDay, counted.WorkingLastDay);
        if (move.OldLastDay == move.NewLastDay && old.WorkingLastDay == move.WorkingLastDay) return new DeterminationStep(after, published, []);
        var notices = new DeterminationNotices(after, published.At, calendar);
        var facts = notices.Of(counted) with { OldLastDay = old.WorkingLastDay, Why = published.Why };
        var toUnit = notices.ToUnit(DeterminationNoticeKind.DeadlineMoved, facts, calendar.Version);
        return new DeterminationStep(after, published with { Moved = move },
            toSubject ? [notices.ToSubject(DeterminationNoticeKind.DeadlineMoved, facts, calendar.Version), toUnit] : [toUnit]);
    }
}
