using System.Text.Json;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.JointActions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CreditFunctions.Regulation.Tests.JointActions;

/// <summary>What all units were told stands once, on the action: each of them is where its own row would have it.</summary>
[Trait("Article", "19")]
[Trait("Article", "27")]
public class UnitTellingTests
{
    private static readonly DateTimeOffset s_started = UnitStory.Started;

    [Property(MaxTest = 300)]
    public Property Unit_told_with_all_others_is_where_telling_it_alone_would_have_it() => Prop.ForAll(
        Minutes(30).Zip(Minutes(60)).ToArbitrary(), minutes =>
        {
            var (tellAt, stopAt) = (s_started.AddMinutes(minutes.Item1), s_started.AddMinutes(minutes.Item1 + minutes.Item2));
            var (action, stored) = (Started(), new UnitStory().Name().Task!);
            var (after, alone) = Alone(action, stored, tellAt);
            if (Telling(stored, alone, mayBeMore: tellAt > s_started.AddDays(1)) is not { } tasks) return;
            action = Play(action, new JointActionEvent.UnitsTold(tellAt, false, tasks));
            AssertSame(after, UnitTelling.Of(action, stored).Task);

            action = Play(action, new JointActionEvent.Stopped(stopAt, Actor.System, StopCause.Repaired));
            var told = UnitTelling.Of(action, stored).Task;
            (after, alone) = Alone(action, told, stopAt);
            if (Telling(told, alone, mayBeMore: stopAt > s_started.AddDays(2)) is not { } stop) return;
            action = Play(action, new JointActionEvent.UnitsTold(stopAt, true, stop));
            var (task, history) = UnitTelling.Of(action, stored);
            AssertSame(after, task);
            Assert.Equal([typeof(UnitEvent.Tasked), typeof(UnitEvent.StopOrdered)], history.Select(happened => happened.GetType()));
        });

    [Fact]
    public void Unit_for_which_more_came_due_than_the_stop_has_it_on_its_own_row()
    {
        var story = new UnitStory().Begin().Settle();
        // The host was down when the limit passed: the demand is history, and the referral after it stands.
        var stopped = story.Play(new UnitEvent.StopOrdered(DateTimeOffset.Parse("2026-11-02T09:00:00+08:00", null), StopCause.Repaired));
        UnitEvent[] brought = [.. stopped.History.Skip(3)];
        Assert.Equal([typeof(UnitEvent.TimePassed), typeof(UnitEvent.StopOrdered)], brought.Select(happened => happened.GetType()));
        Assert.Null(UnitTelling.Of(stopped.Task!, brought));
    }

    [Fact]
    public void Unit_that_joined_later_left_or_was_told_by_itself_is_not_touched()
    {
        var action = Play(Started(), new JointActionEvent.UnitsTold(s_started, false, new UnitTelling(s_started, CaseDeadline.Of(s_started, 10, WorkingCalendar.Shipped))));
        var planned = new UnitStory().Name().Task!;
        Assert.Equal(UnitStage.Open, UnitTelling.Of(action, planned).Task.Stage);
        Assert.Equal(UnitStage.Planned, UnitTelling.Of(action, planned with { Joined = true }).Task.Stage);
        Assert.Equal(UnitStage.Withdrawn, UnitTelling.Of(action, planned with { Stage = UnitStage.Withdrawn }).Task.Stage);
        var implemented = planned with { Stage = UnitStage.Implemented };
        Assert.Same(implemented, UnitTelling.Of(action, implemented).Task);
    }

    [Fact]
    public void Row_that_a_unit_wrote_while_it_was_told_to_stop_still_owes_the_confirmation()
    {
        var action = Play(Started(), new JointActionEvent.Stopped(s_started, Actor.System, StopCause.ObjectionUpheld));
        action = Play(action, new JointActionEvent.UnitsTold(s_started, true, new UnitTelling(s_started, CaseDeadline.Of(s_started, 3, WorkingCalendar.Shipped))));
        var answered = new UnitStory().Begin().Settle().Play(UnitStory.Done("2026-09-28T10:00:00+08:00")).Settle().Task!;
        var (task, told) = UnitTelling.Of(action, answered);
        Assert.Equal((UnitStage.Implemented, true, StopCause.ObjectionUpheld), (task.Stage, task.OwesConfirmation, task.Stop!.Cause));
        Assert.IsType<UnitEvent.StopOrdered>(Assert.Single(told));
        Assert.Equal(answered.SeenUpTo, task.SeenUpTo);
    }

    [Fact]
    public void What_was_told_first_stands_and_nothing_is_told_of_what_never_held()
    {
        var (first, second) = (new UnitTelling(s_started, CaseDeadline.Of(s_started, 10, WorkingCalendar.Shipped)), new UnitTelling(s_started.AddDays(1), CaseDeadline.Of(s_started, 10, WorkingCalendar.Shipped)));
        var proposed = Play(null, new JointActionEvent.Proposed(s_started, new Actor("authority", "a1"), UnitStory.ActionId, UnitStory.Terms(), new Signature("a1", null, s_started)));
        Assert.Null(Play(proposed, new JointActionEvent.UnitsTold(s_started, false, first)).TasksTold);
        var told = Play(Play(Started(), new JointActionEvent.UnitsTold(s_started, false, first)), new JointActionEvent.UnitsTold(s_started, false, second));
        Assert.Equal(first, told.TasksTold);
        Assert.Null(Play(told, new JointActionEvent.UnitsTold(s_started, true, second)).StopTold);
    }

    private static JointAction Started() => Play(null, new JointActionEvent.Proposed(
        s_started, new Actor("authority", "a1"), UnitStory.ActionId, UnitStory.Terms(JointActionKind.Incentive), new Signature("a1", null, s_started)));

    private static JointAction Play(JointAction? action, JointActionEvent happened) =>
        ((Verdict<JointAction, JointActionEvent, JointDuty>.Accepted)JointActionProcedure.Standard.Decide(action, happened, WorkingCalendar.Shipped)).Case;

    // As a round does it: takes up what the action means, then does what is due.
    private static (UnitTask After, Verdict<UnitTask, UnitEvent, JointDuty>.Accepted TakenUp) Alone(JointAction action, UnitTask task, DateTimeOffset now)
    {
        var taken = Accept(task, UnitParts.TakeUp(action, task, now)!);
        return (Accept(taken.Case, new UnitEvent.DutiesDone(now, [.. taken.Case.Outstanding.Select(duty => duty.Id)])).Case, taken);
    }

    // Told at once there is nothing but the telling; days later a reminder or a demand may have come due first.
    private static UnitTelling? Telling(UnitTask before, Verdict<UnitTask, UnitEvent, JointDuty>.Accepted taken, bool mayBeMore)
    {
        Assert.Empty(before.Outstanding);
        var telling = UnitTelling.Of(taken.Case, taken.History);
        Assert.True(mayBeMore || telling is not null);
        return telling;
    }

    private static Gen<int> Minutes(int days) => Gen.Frequency((3, Gen.Choose(0, 24 * 60)), (1, Gen.Choose(0, days * 24 * 60)));

    private static Verdict<UnitTask, UnitEvent, JointDuty>.Accepted Accept(UnitTask task, UnitEvent happened) =>
        (Verdict<UnitTask, UnitEvent, JointDuty>.Accepted)UnitProcedure.Standard.Decide(task, happened, WorkingCalendar.Shipped);

    private static void AssertSame(UnitTask expected, UnitTask actual) => Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
}
