using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using static CreditFunctions.Regulation.JointActions.JointNoticeKind;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.JointActions;

[Trait("Article", "19")]
public class UnitTimeTests
{
    [Fact]
    public void Silent_unit_is_reminded_then_asked_for_reasons_then_referred()
    {
        var story = new UnitStory().Begin().Until("2026-12-31T00:00:00+08:00");
        Assert.Equal([JointTask, JointTaskReminder, JointTaskReminder, JointTaskReminder, JointTaskReminder, JointReasonsDemanded,
            JointTaskReminder, JointTaskReminder, JointTaskReferred], story.Told);
        var referral = Assert.Single(story.Duties.OfType<JointDuty.OpenReferral>());
        Assert.Equal(("joint-action-unanswered", UnitStory.Unit, Instant("2026-10-16T00:00:00+08:00")), (referral.Cause, referral.Unit, referral.Since));
        Assert.Equal(UnitStage.Referred, story.Task!.Stage);
        // The demand came on Friday 16 October; five working days after it end with 23 October.
        Assert.Equal(new DateOnly(2026, 10, 23), story.Task.ReasonsDeadline!.WorkingLastDay);
        Assert.Null(UnitProcedure.Standard.NextWake(story.Task, story.Task.SeenUpTo, WorkingCalendar.Shipped));
    }

    [Theory]
    [InlineData("2026-10-15T23:59:00+08:00", UnitStage.Open)]
    [InlineData("2026-10-16T00:00:00+08:00", UnitStage.ReasonsDemanded)]
    [InlineData("2026-10-23T23:59:00+08:00", UnitStage.ReasonsDemanded)]
    [InlineData("2026-10-24T00:00:00+08:00", UnitStage.Referred)]
    public void Stages_change_at_the_end_of_the_limits_last_day(string at, UnitStage stage) =>
        Assert.Equal(stage, new UnitStory().Begin().Until(at).Task!.Stage);

    [Fact]
    public void Answer_after_everything_is_taken_and_marked_late()
    {
        var story = new UnitStory().Begin().Until("2026-11-02T10:00:00+08:00").Play(UnitStory.NotDone("2026-11-02T10:00:00+08:00", UnitStory.GoodReasons));
        Assert.Equal((UnitStage.NotImplemented, true), (story.Task!.Stage, story.Task.Feedback!.IsLate));
        Assert.NotNull(story.Task.ReferredAt);
    }

    [Fact]
    public void Host_that_was_down_tells_the_latest_of_each_kind_once()
    {
        var story = new UnitStory().Begin().Settle().Play(new UnitEvent.TimePassed(Instant("2026-10-15T12:00:00+08:00")));
        Assert.Equal([JointTask, JointTaskReminder], story.Told);
    }

    [Fact]
    public void Published_calendar_counts_the_limit_anew_and_tells_the_unit_once()
    {
        var year = WorkingCalendar.Shipped.Year(2026);
        var story = new UnitStory().Begin().Settle();
        // One more day off: 8 October.
        story.Calendar = WorkingCalendar.Shipped.Publish(CalendarYear.Published(2026, "国办发明电〔2026〕9号", [.. year.DaysOff, new DateOnly(2026, 10, 8)], [.. year.MakeUpDays]));
        story.Play(new UnitEvent.CalendarPublished(UnitStory.Started, Actor.System, "国办发明电〔2026〕9号"));
        Assert.Equal([JointTask, JointDeadlineMoved], story.Told);
        Assert.True(story.Task!.Deadline!.WorkingLastDay > new DateOnly(2026, 10, 15));
        Assert.Equal(2, story.Play(new UnitEvent.CalendarPublished(UnitStory.Started, Actor.System, "国办发明电〔2026〕9号")).Told.Count());
    }

    [Theory]
    [Trait("Article", "36")]
    // Three of the five days of the demand, or three of the ten of the task as well, are off by the notice.
    [InlineData("1 8 11 12", UnitStage.ReasonsDemanded)]
    [InlineData("1 4 5 6 7 8 11 12 13 14", UnitStage.Open)]
    public void Referral_that_a_corrected_calendar_lifts_is_noted_and_the_unit_is_asked_again(string daysOff, UnitStage stage)
    {
        var story = new UnitStory().Name().Play(new UnitEvent.Tasked(Instant("2026-12-22T09:30:00+08:00"), Instant("2026-12-22T09:30:00+08:00"), 10));
        story.Until("2027-01-15T08:00:00+08:00");
        Assert.Equal((UnitStage.Referred, new DateOnly(2027, 1, 6), new DateOnly(2027, 1, 14)),
            (story.Task!.Stage, story.Task.Deadline!.WorkingLastDay, story.Task.ReasonsDeadline!.WorkingLastDay));
        story.Calendar = Calendar2027(daysOff);
        story.Play(new UnitEvent.CalendarPublished(Instant("2027-01-15T08:30:00+08:00"), Actor.System, "国办发明电〔2026〕9号"));

        Assert.Equal((stage, (DateTimeOffset?)null), (story.Task.Stage, story.Task.ReferredAt));
        Assert.Equal(JointDeadlineMoved, story.Told.Last());
        var note = Assert.Single(story.Duties.OfType<JointDuty.NoteReferral>());
        Assert.Equal((Assert.Single(story.Duties.OfType<JointDuty.OpenReferral>()).Id, "国办发明电〔2026〕9号"), (note.ReferralId, note.Why));

        // Missed again it is the same referral, and what is told again is another notice.
        story.Until("2027-02-26T08:00:00+08:00");
        Assert.Equal(UnitStage.Referred, story.Task.Stage);
        Assert.Single(story.Duties.OfType<JointDuty.OpenReferral>().Select(referral => referral.Id).Distinct());
        var told = story.Duties.OfType<JointDuty.Notify>().ToList();
        Assert.Equal(told.Count, told.Select(notify => notify.Id).Distinct().Count());
    }

    [Fact]
    [Trait("Article", "36")]
    public void Limit_that_is_over_by_the_newest_calendar_too_is_no_news()
    {
        var story = new UnitStory().Name().Play(new UnitEvent.Tasked(Instant("2026-12-22T09:30:00+08:00"), Instant("2026-12-22T09:30:00+08:00"), 10));
        story.Until("2027-02-01T08:00:00+08:00");
        var told = story.Told.Count();
        story.Calendar = Calendar2027("1 4 5");
        story.Play(new UnitEvent.CalendarPublished(Instant("2027-02-01T08:30:00+08:00"), Actor.System, "国办发明电〔2026〕9号"));
        Assert.Equal((UnitStage.Referred, told), (story.Task!.Stage, story.Told.Count()));
        Assert.Empty(story.Duties.OfType<JointDuty.NoteReferral>());
        Assert.Equal(story.Calendar.Version, UnitProcedure.Standard.CalendarVersionOf(story.Task));
    }

    [Fact]
    public void Calendar_counts_before_it_is_asked_what_time_brought()
    {
        var story = new UnitStory().Name().Play(new UnitEvent.Tasked(Instant("2026-12-22T09:30:00+08:00"), Instant("2026-12-22T09:30:00+08:00"), 10)).Settle();
        story.Calendar = Calendar2027("1 4");
        // Nobody woke between the last day as it was and the calendar that gives another.
        story.Play(new UnitEvent.CalendarPublished(Instant("2027-01-07T08:00:00+08:00"), Actor.System, "国办发明电〔2026〕9号"));
        Assert.Equal((UnitStage.Open, new DateOnly(2027, 1, 7)), (story.Task!.Stage, story.Task.Deadline!.WorkingLastDay));
        Assert.DoesNotContain(JointReasonsDemanded, story.Told);
    }

    [Fact]
    [Trait("Article", "27")]
    [Trait("Article", "36")]
    public void Stop_that_a_corrected_calendar_gives_time_for_again_is_noted_and_reminded_as_before()
    {
        var story = new UnitStory().Begin().Settle();
        story.Play(new UnitEvent.StopOrdered(Instant("2026-12-30T10:00:00+08:00"), StopCause.Repaired)).Until("2027-01-06T08:00:00+08:00");
        Assert.NotNull(story.Task!.Stop!.ReferredAt);
        story.Calendar = Calendar2027("1 4 5 6");
        story.Play(new UnitEvent.CalendarPublished(Instant("2027-01-06T08:30:00+08:00"), Actor.System, "国办发明电〔2026〕9号"));
        Assert.Null(story.Task.Stop.ReferredAt);
        Assert.Equal(Assert.Single(story.Duties.OfType<JointDuty.OpenReferral>()).Id, Assert.Single(story.Duties.OfType<JointDuty.NoteReferral>()).ReferralId);
        Assert.NotNull(story.Until("2027-01-20T08:00:00+08:00").Task!.Stop!.ReferredAt);
        Assert.Equal(2, story.Told.Count(kind => kind == JointStopReferred));
    }

    private static WorkingCalendar Calendar2027(string january) => WorkingCalendar.Shipped.Publish(CalendarYear.Published(2027, "国办发明电〔2026〕9号",
        january.Split(' ').Select(day => new DateOnly(2027, 1, int.Parse(day, System.Globalization.CultureInfo.InvariantCulture))), []));

    [Fact]
    [Trait("Article", "27")]
    public void Stop_ends_the_task_and_asks_for_confirmation_until_it_comes()
    {
        var story = new UnitStory().Begin().Settle();
        story.Play(new UnitEvent.StopOrdered(Instant("2026-09-28T10:00:00+08:00"), StopCause.ObjectionUpheld)).Until("2026-10-09T08:00:00+08:00");
        // Ordered on Monday 28 September: 29, 30 and, after the holidays, 8 October.
        Assert.Equal([JointTask, JointStop, JointStopReminder, JointStopReminder, JointStopReferred], story.Told);
        Assert.Equal("joint-action-stop-unconfirmed", Assert.Single(story.Duties.OfType<JointDuty.OpenReferral>()).Cause);
        Assert.Equal("action-stopped", story.Play(UnitStory.Done("2026-10-09T08:00:00+08:00")).LastRefusal?.Code);

        // Each working day from then on.
        // 9 October, the make-up Saturday, 12 and 13 October.
        Assert.Equal(4, story.Until("2026-10-13T10:00:00+08:00").Told.Skip(5).Count(kind => kind == JointStopReminder));
        story.Play(new UnitEvent.StopConfirmed(Instant("2026-10-13T11:00:00+08:00"), UnitStory.Implementer, new DateOnly(2026, 10, 13), null));
        Assert.True(story.Task!.IsSettled);
        Assert.Null(UnitProcedure.Standard.NextWake(story.Task, story.Task.SeenUpTo, WorkingCalendar.Shipped));
    }

    [Fact]
    [Trait("Article", "27")]
    public void Confirmation_needs_a_stop_and_a_day_that_was()
    {
        var story = new UnitStory().Begin();
        Assert.Equal("action-not-stopped", story.Play(Confirm("2026-09-24")).LastRefusal?.Code);
        story.Play(new UnitEvent.StopOrdered(UnitStory.Started, StopCause.Revoked));
        Assert.Equal("stopped-in-future", story.Play(Confirm("2026-09-25")).LastRefusal?.Code);
        var count = story.Play(Confirm("2026-09-24")).History.Count;
        Assert.Equal(count, story.Play(Confirm("2026-09-24")).History.Count);

        static UnitEvent Confirm(string day) => new UnitEvent.StopConfirmed(UnitStory.Started, UnitStory.Implementer, DateOnly.Parse(day, null), null);
    }
}
