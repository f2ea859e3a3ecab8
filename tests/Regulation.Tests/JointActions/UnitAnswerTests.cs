using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.JointActions;

[Trait("Article", "19")]
public class UnitAnswerTests
{
    [Theory]
    [InlineData("2026-10-15T23:59:59+08:00", "2026-10-15", false, false)]
    [InlineData("2026-10-16T00:00:00+08:00", "2026-10-15", true, false)]
    [InlineData("2026-10-20T10:00:00+08:00", "2026-10-16", true, true)]
    public void Late_feedback_and_late_implementation_are_told_apart(string at, string day, bool late, bool doneLate)
    {
        var feedback = new UnitStory().Begin().Until(at).Play(UnitStory.Done(at, day)).Task!.Feedback!;
        Assert.Equal((true, late, doneLate), (feedback.Implemented, feedback.IsLate, feedback.ImplementedLate));
    }

    [Fact]
    public void Same_answer_again_is_the_same_answer_and_another_is_refused()
    {
        var story = new UnitStory().Begin().Play(UnitStory.Done("2026-09-28T10:00:00+08:00"));
        var (feedback, count) = (story.Task!.Feedback, story.History.Count);
        story.Play(UnitStory.Done("2026-09-28T10:00:00+08:00"));
        Assert.Null(story.LastRefusal);
        Assert.Equal((feedback, count), (story.Task!.Feedback, story.History.Count));
        Assert.Equal("already-answered", story.Play(UnitStory.Done("2026-09-29T10:00:00+08:00", print: "f2")).LastRefusal?.Code);
    }

    [Fact]
    public void Who_gave_reasons_may_still_act()
    {
        var story = new UnitStory().Begin().Play(UnitStory.NotDone("2026-09-28T10:00:00+08:00", UnitStory.GoodReasons));
        Assert.Equal(UnitStage.NotImplemented, story.Task!.Stage);
        Assert.Equal(UnitStage.Implemented, story.Play(UnitStory.Done("2026-09-29T10:00:00+08:00")).Task!.Stage);
    }

    [Theory]
    [InlineData("", "reasons-missing")]
    [InlineData("。，！", "reasons-missing")]
    [InlineData("因客观原因未能实施，特此说明。", "reasons-empty-words")]
    [InlineData("本单位暂不具备实施条件，正在研究，将尽快落实。", "reasons-empty-words")]
    [InlineData("该企业拒不履行行政处罚决定，情节严重，应当加强监管。", "reasons-copied")]
    [InlineData(UnitStory.GoodReasons, null)]
    public void Reasons_that_say_nothing_or_are_copied_are_refused(string reasons, string? code) =>
        Assert.Equal(code, new UnitStory().Begin().Play(UnitStory.NotDone("2026-09-28T10:00:00+08:00", reasons,
            UnitStory.Terms().Reasons, "另一单位：其下属项目在去年已经结项，没有后续拨款。")).LastRefusal?.Code);

    [Theory]
    [InlineData("该企业不在本单位监管辖区内，住所已迁往梨树县。", "reasons-repeated")]
    [InlineData("该企业不在本单位监管辖区内 住所已迁往梨树县", "reasons-repeated")]
    // The same hindrance with this subject's own circumstances is a reason.
    [InlineData("该企业不在本单位监管辖区内，住所已迁往公主岭市。", null)]
    public void Reasons_that_are_word_for_word_those_of_another_action_are_refused(string reasons, string? code) =>
        Assert.Equal(code, new UnitStory().Begin().Play(UnitStory.NotDone("2026-09-28T10:00:00+08:00", reasons) with
        {
            PastReasons = ["该企业不在本单位监管辖区内，住所已迁往梨树县。"],
        }).LastRefusal?.Code);

    [Theory]
    [InlineData("2026-09-29", "x", "implemented-in-future")]
    [InlineData("2026-09-23", "x", "implemented-before-start")]
    [InlineData("2026-09-28", " ", "what-missing")]
    public void Implementation_names_a_possible_day_and_what_was_done(string day, string what, string code) =>
        Assert.Equal(code, new UnitStory().Begin().Play(UnitStory.Done("2026-09-28T10:00:00+08:00", day, what)).LastRefusal?.Code);

    [Theory]
    [Trait("Article", "23")]
    [InlineData(JointActionKind.Punishment, 1)]
    [InlineData(JointActionKind.Incentive, 0)]
    public void Punishment_is_told_to_its_subject_by_the_unit_that_applies_it(JointActionKind kind, int told)
    {
        var story = new UnitStory().Begin(kind).Play(UnitStory.Done("2026-09-28T10:00:00+08:00"));
        Assert.Equal(told, story.Duties.OfType<JointDuty.Notify>().Count(notify => notify is { Kind: JointNoticeKind.JointMeasureApplied, To.SubjectId: UnitStory.Subject }));
    }

    [Fact]
    public void Withdrawn_unit_answers_no_more()
    {
        var story = new UnitStory().Begin().Play(new UnitEvent.Withdrawn(UnitStory.Started, new Actor("authority", "a"), "机构改革后职能划转", IsGone: true));
        Assert.True(story.Task!.IsSettled);
        Assert.Equal("unit-withdrawn", story.Play(UnitStory.Done("2026-09-28T10:00:00+08:00")).LastRefusal?.Code);
    }

    [Fact]
    public void Unit_that_is_there_and_was_told_stops_and_confirms_when_it_is_withdrawn()
    {
        var story = new UnitStory().Begin().Play(new UnitEvent.Withdrawn(UnitStory.Started, new Actor("authority", "a"), "职能划转", IsGone: false)).Settle();
        Assert.Equal(JointNoticeKind.JointTaskWithdrawn, story.Told.Last());
        Assert.False(story.Task!.IsSettled);
        story.Play(new UnitEvent.StopConfirmed(UnitStory.Started, UnitStory.Implementer, new DateOnly(2026, 9, 24), null));
        Assert.True(story.Task!.IsSettled);
        Assert.Equal("withdrawal-reason-missing", new UnitStory().Begin().Play(
            new UnitEvent.Withdrawn(UnitStory.Started, new Actor("authority", "a"), " ", IsGone: false)).LastRefusal?.Code);
    }

    [Fact]
    [Trait("Article", "27")]
    public void What_a_unit_applied_that_is_gone_stays_unconfirmed_until_the_authority_says_how_it_stopped()
    {
        var authority = new Actor("authority", "a");
        var story = new UnitStory().Begin().Play(UnitStory.Done("2026-09-28T10:00:00+08:00")).Settle();
        var told = story.Told.Count();
        story.Play(new UnitEvent.Withdrawn(Instant("2026-09-29T09:00:00+08:00"), authority, "机构改革后撤销", IsGone: true));
        Assert.Equal((true, false, told), (story.Task!.OwesConfirmation, story.Task.IsSettled, story.Told.Count()));
        var confirmed = new UnitEvent.StopConfirmed(Instant("2026-09-29T10:00:00+08:00"), authority, new DateOnly(2026, 9, 29), null);
        Assert.Equal("note-missing", story.Play(confirmed).LastRefusal?.Code);
        Assert.Equal("unit-not-found", new UnitStory().Begin().Play(new UnitEvent.StopOrdered(UnitStory.Started, StopCause.Revoked)).Play(confirmed with { Note = "x" }).LastRefusal?.Code);
        story.Play(confirmed with { Note = "承继单位未再实施，监管台账已销号" });
        Assert.True(story.Task.IsSettled);
    }

    [Fact]
    [Trait("Article", "27")]
    public void Order_to_stop_that_is_not_confirmed_is_not_erased_by_saying_that_the_unit_is_gone()
    {
        var story = new UnitStory().Begin().Settle().Play(new UnitEvent.StopOrdered(UnitStory.Started, StopCause.Repaired)).Settle();
        story.Play(new UnitEvent.Withdrawn(UnitStory.Started, new Actor("authority", "a"), "机构改革后撤销", IsGone: true));
        Assert.Equal((true, StopCause.Repaired), (story.Task!.OwesConfirmation, story.Task.Stop!.Cause));
    }

    [Fact]
    public void Reasons_are_taken_in_five_versions_and_that_it_acted_even_after_them()
    {
        var story = new UnitStory().Begin();
        for (var version = 1; version <= 5; version++) story.Play(UnitStory.NotDone("2026-09-28T10:00:00+08:00", UnitStory.GoodReasons + new string('甲', version)));
        Assert.Null(story.LastRefusal);
        Assert.Equal("answers-too-many", story.Play(UnitStory.NotDone("2026-09-28T10:00:00+08:00", UnitStory.GoodReasons + "又一版")).LastRefusal?.Code);
        Assert.Equal(UnitStage.Implemented, story.Play(UnitStory.Done("2026-09-29T10:00:00+08:00")).Task!.Stage);
    }
}
