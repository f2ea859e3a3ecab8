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
