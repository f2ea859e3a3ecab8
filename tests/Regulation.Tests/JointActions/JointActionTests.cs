using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.JointActions;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.JointActions;

public class JointActionTests
{
    private static readonly DateTimeOffset s_now = UnitStory.Started;
    private static readonly Actor s_authority = new("authority", "a1");
    private JointAction? _action;
    private readonly List<JointDuty> _duties = [];

    [Fact]
    [Trait("Article", "23")]
    public void Punishment_holds_only_after_another_person_approved_it()
    {
        Propose(JointActionKind.Punishment);
        Assert.Equal((JointActionStage.Proposed, false), (_action!.Stage, _action.HoldsAt(s_now)));
        Assert.Empty(_duties);
        Assert.Equal("four-eyes", Play(Approval("a1"))?.Code);
        Assert.Equal("proposal-outdated", Play(Approval("a2", key: 2))?.Code);
        Assert.Equal("not-your-action", Play(Approval("a2", unit: "other"))?.Code);
        Assert.Null(Play(Approval("a2")));
        Assert.True(_action!.HoldsAt(s_now));
        Assert.IsType<JointDuty.DeliverTasks>(_duties[0]);
        Assert.Equal(JointNoticeKind.JointActionStarted, Assert.IsType<JointDuty.Notify>(_duties[1]).Kind);
        Assert.Null(Play(Approval("a2")));
        Assert.Equal("already-started", Play(Approval("a3"))?.Code);
    }

    [Fact]
    [Trait("Article", "23")]
    public void What_is_no_incentive_never_starts_without_a_second_person()
    {
        Propose((JointActionKind)2);
        Assert.Equal((JointActionStage.Proposed, false), (_action!.Stage, _action.HoldsAt(s_now)));
    }

    [Fact]
    [Trait("Article", "20")]
    public void Incentive_limits_nobody_and_starts_at_once()
    {
        Propose(JointActionKind.Incentive);
        Assert.True(_action!.HoldsAt(s_now));
    }

    [Fact]
    [Trait("Article", "27")]
    public void First_stop_counts_and_later_ones_change_nothing()
    {
        Propose(JointActionKind.Incentive);
        Play(new JointActionEvent.Stopped(s_now, Actor.System, StopCause.Repaired) { GroundId = "r1" });
        Assert.Equal((JointActionStage.Ended, StopCause.Repaired), (_action!.Stage, _action.Stop!.Cause));
        Assert.False(_action.HoldsAt(s_now));
        Assert.Single(_duties.OfType<JointDuty.StopUnits>());
        // Whoever was not told yet is never told to act.
        Assert.DoesNotContain(_action.Outstanding, duty => duty is JointDuty.DeliverTasks);
        Play(new JointActionEvent.Stopped(s_now, Actor.System, StopCause.Revoked));
        Assert.Equal(StopCause.Repaired, _action!.Stop!.Cause);
        Assert.Single(_duties.OfType<JointDuty.StopUnits>());
    }

    [Fact]
    [Trait("Article", "27")]
    public void It_ends_with_its_last_day_whether_or_not_anybody_has_told_it()
    {
        Propose(JointActionKind.Incentive, "2026-09-30");
        var last = Instant("2026-09-30T23:59:59+08:00");
        Assert.Equal((true, null), (_action!.HoldsAt(last), _action.StoppedAt(last)));
        var over = Instant("2026-10-01T00:00:00+08:00");
        Assert.Equal((false, StopCause.Expired), (_action.HoldsAt(over), _action.StoppedAt(over)!.Cause));
        Assert.Equal(over, JointActionProcedure.Standard.NextWake(_action with { Outstanding = [] }, s_now, WorkingCalendar.Shipped));
        Play(new JointActionEvent.TimePassed(over));
        Assert.Equal(JointActionStage.Ended, _action!.Stage);
        Assert.Equal("action-stopped", Play(new JointActionEvent.UnitsAdded(over, s_authority, ["u9"], "x"))?.Code);
    }

    [Fact]
    public void Proposal_that_is_dropped_concerns_nobody()
    {
        Propose(JointActionKind.Punishment);
        Play(new JointActionEvent.Stopped(s_now, s_authority, StopCause.Revoked));
        Assert.Empty(_duties);
        Assert.Equal("action-stopped", Play(Approval("a2"))?.Code);
    }

    [Fact]
    public void What_is_over_cannot_begin()
    {
        Assert.Equal("end-date-past", Propose(JointActionKind.Punishment, "2026-09-23")?.Code);
        Assert.Null(_action);
    }

    private Refusal? Propose(JointActionKind kind, string endsOn = "2027-09-23") => Play(new JointActionEvent.Proposed(
        s_now, s_authority, UnitStory.ActionId, UnitStory.Terms(kind, endsOn), new Signature("a1", "authority", s_now)));

    private static JointActionEvent Approval(string person, int key = 1, string unit = "authority") =>
        new JointActionEvent.Approved(s_now, new Actor(unit, person), new Signature(person, unit, s_now, key));

    private Refusal? Play(JointActionEvent happened)
    {
        switch (JointActionProcedure.Standard.Decide(_action, happened, WorkingCalendar.Shipped))
        {
            case Verdict<JointAction, JointActionEvent, JointDuty>.Accepted accepted:
                _action = accepted.Case;
                _duties.AddRange(accepted.Duties);
                return null;
            case Verdict<JointAction, JointActionEvent, JointDuty>.Refused refused:
                return refused.Why;
            default:
                throw new InvalidOperationException();
        }
    }
}
