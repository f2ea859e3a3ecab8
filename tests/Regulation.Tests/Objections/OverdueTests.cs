using CreditFunctions.Regulation.Objections;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Objections;

public class OverdueTests
{
    private const string LastMoment = "2026-10-15T23:59:59.9999999+08:00", FirstMomentAfter = "2026-10-16T00:00:00+08:00";

    [Fact]
    [Trait("Article", "36")]
    public void Missed_deadline_opens_one_suspected_referral_and_tells_holder_and_applicant()
    {
        var story = new Story().File().Until(FirstMomentAfter);
        var referral = Assert.Single(story.Duties.OfType<Duty.OpenReferral>());
        Assert.Equal((Story.Decider, Instant(FirstMomentAfter)), (referral.Unit, referral.Since));
        Assert.Equal(["unit:decider", "subject:s1"], story.Told(NoticeKind.Overdue));
        Assert.Equal(Instant(FirstMomentAfter), story.Case!.OverdueSince);
    }

    [Fact]
    [Trait("Article", "25")]
    public void Overdue_case_reminds_each_working_day_until_it_is_told()
    {
        var story = new Story().File().Until("2026-10-22T12:00:00+08:00");
        // Friday 16th, then Monday to Thursday.
        Assert.Equal(5, story.Told(NoticeKind.OverdueReminder).Count());
        story.Play(Story.Decision(Instant("2026-10-22T13:00:00+08:00"))).Until("2026-10-23T12:00:00+08:00");
        Assert.Equal(6, story.Told(NoticeKind.OverdueReminder).Count());
        story.Play(Story.Told(Instant("2026-10-23T13:00:00+08:00"))).DoDuties();
        Assert.Null(ObjectionProcedure.Standard.NextWake(story.Case!, story.Case!.SeenUpTo, story.Calendar));
        Assert.False(story.Case.WasMet);
        Assert.Equal(1, story.Brought(PassageOfTime.FellOverdue));
    }

    [Fact]
    [Trait("Article", "25")]
    public void Deadline_is_met_only_when_decided_and_told()
    {
        var decidedOnly = new Story().File().Play(Story.Decision(Instant("2026-10-15T10:00:00+08:00"))).Until(FirstMomentAfter);
        Assert.NotNull(decidedOnly.Case!.OverdueSince);

        var told = new Story().File().Play(Story.Decision(Instant("2026-10-15T10:00:00+08:00"))).Play(Story.Told(Instant(LastMoment)));
        Assert.True(told.Case!.WasMet);
    }

    [Fact]
    [Trait("Article", "25")]
    public void Of_a_decision_and_the_deadline_the_one_stored_first_wins_and_both_are_shown()
    {
        // Overdue was stored; then comes a decision whose request had arrived a moment before midnight.
        var late = new Story().File().Play(new ObjectionEvent.TimePassed(Instant(FirstMomentAfter)))
            .Play(Story.Decision(Instant(LastMoment))).Play(Story.Told(Instant(LastMoment)));
        Assert.Equal(ObjectionStage.Told, late.Case!.Stage);
        Assert.False(late.Case.WasMet);
        Assert.IsType<ObjectionEvent.TimePassed>(late.History[1]);
        Assert.IsType<ObjectionEvent.Decided>(late.History[2]);

        // The result was stored as told first; midnight then brings nothing.
        var inTime = new Story().File().Play(Story.Decision(Instant(LastMoment))).Play(Story.Told(Instant(LastMoment)))
            .Play(new ObjectionEvent.TimePassed(Instant(FirstMomentAfter)));
        Assert.True(inTime.Case!.WasMet);
        Assert.Equal(0, inTime.Brought(PassageOfTime.FellOverdue));
    }

    [Fact]
    [Trait("Article", "25")]
    public void Told_after_the_deadline_is_late_even_if_no_timer_had_fired_yet()
    {
        var story = new Story().File().Play(Story.Decision(Instant(LastMoment))).Play(Story.Told(Instant("2026-10-16T00:00:01+08:00")));
        Assert.False(story.Case!.WasMet);
        Assert.Single(story.Duties.OfType<Duty.OpenReferral>());
    }

    [Fact]
    [Trait("Article", "25")]
    public void Paper_received_long_ago_is_overdue_when_it_is_entered()
    {
        var story = new Story().Play(Story.Filed(Instant("2026-10-20T10:00:00+08:00"), Story.Received));
        Assert.Equal(Instant(FirstMomentAfter), story.Case!.OverdueSince);
        Assert.Equal([typeof(ObjectionEvent.Filed), typeof(ObjectionEvent.TimePassed)], story.History.Select(entry => entry.GetType()));
    }
}
