using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Objections;

[Trait("Article", "25")]
public class ClosingTests
{
    private static readonly DateTimeOffset s_later = Instant("2026-09-28T10:00:00+08:00");

    [Theory]
    [InlineData(ObjectionOutcome.Corrected, true)]
    [InlineData(ObjectionOutcome.Deleted, true)]
    [InlineData(ObjectionOutcome.Annotated, true)]
    [InlineData(ObjectionOutcome.Rejected, false)]
    public void Upheld_amends_the_record_and_tells_its_recipients(ObjectionOutcome outcome, bool amends)
    {
        var story = new Story().File(Story.Verifier).DoDuties().Play(Story.Decision(s_later, outcome));
        Assert.Null(story.LastRefusal);
        Assert.Equal(amends ? 1 : 0, story.Duties.OfType<Duty.AmendRecord>().Count(duty => duty.Outcome == outcome));
        Assert.Equal(amends ? 1 : 0, story.Duties.OfType<Duty.TellRecipients>().Count());
        Assert.Single(story.Duties.OfType<Duty.UnmarkRecord>());
        Assert.Single(story.Duties.OfType<Duty.DeliverResult>(), duty => duty.To.SubjectId == Story.Applicant && duty.Facts.Outcome == outcome);
        Assert.Equal(["unit:receiver", "unit:verifier"], story.Told(NoticeKind.Decided));
        // The record is right before its mark goes.
        if (amends) Assert.IsType<Duty.AmendRecord>(story.Case!.Outstanding[0]);
    }

    [Fact]
    public void Mark_that_was_not_set_before_the_decision_is_never_set()
    {
        var story = new Story().File().Play(Story.Decision(s_later));
        Assert.DoesNotContain(story.Case!.Outstanding, duty => duty is Duty.MarkRecord);
    }

    [Fact]
    public void Correction_names_its_fields_and_an_annotation_its_words()
    {
        var story = new Story().File();
        Refused("correction-missing", Story.Decision(s_later, ObjectionOutcome.Corrected) with { Correction = null });
        Refused("correction-not-expected", Story.Decision(s_later) with { Correction = new Dictionary<string, string> { ["CF_NR"] = "新" } });
        Refused("annotation-missing", Story.Decision(s_later, ObjectionOutcome.Annotated) with { Annotation = " " });

        void Refused(string code, ObjectionEvent.Decided decision) => Assert.Equal(code, story.Play(decision).LastRefusal?.Code);
    }

    [Fact]
    public void Result_that_was_asked_for_by_post_is_told_when_its_proof_is_recorded()
    {
        var story = new Story().Play(Story.Filed() with { Delivery = DeliveryWay.Post }).Play(Story.Decision(s_later)).DoDuties();
        Assert.Equal(["unit:decider"], story.Told(NoticeKind.DeliveryAsked));
        Assert.Equal(ObjectionStage.Decided, story.Case!.Stage);
        story.Play(new ObjectionEvent.Told(s_later, new Actor(Story.Decider, "c1"), DeliveryWay.Post, "EMS 1234567890"));
        Assert.Equal((ObjectionStage.Told, "EMS 1234567890"), (story.Case!.Stage, story.Case.Proof));
        Assert.True(story.Case.WasMet);
    }

    [Fact]
    public void Result_that_goes_to_the_inbox_is_told_by_lying_there_and_nobody_can_say_so_instead()
    {
        var story = new Story().File().Play(Story.Decision(s_later));
        foreach (var way in Enum.GetValues<DeliveryWay>())
        {
            story.Play(new ObjectionEvent.Told(s_later, Story.Handler, way, "x"));
            Assert.Equal(("delivery-not-asked", "way"), (story.LastRefusal?.Code, story.LastRefusal?.Field));
        }

        Assert.Equal(ObjectionStage.Decided, story.Case!.Stage);
        Assert.Equal(ObjectionStage.Told, story.Play(Story.Told(s_later)).Case!.Stage);
    }

    [Theory]
    [InlineData(DeliveryWay.Post, Story.Decider, null)]
    [InlineData(DeliveryWay.Post, Story.Receiver, null)]
    [InlineData(DeliveryWay.Window, Story.Decider, "delivery-not-asked")]
    [InlineData(DeliveryWay.Inbox, Story.Decider, "delivery-not-asked")]
    [InlineData(DeliveryWay.Post, Story.Verifier, "not-delivering-body")]
    [InlineData(DeliveryWay.Post, null, "not-delivering-body")]
    public void Delivery_is_recorded_by_the_deciding_or_the_receiving_body_and_by_the_way_that_was_asked_for(DeliveryWay way, string? unit, string? code)
    {
        var story = new Story().Play(Story.Filed(verifier: Story.Verifier) with { Delivery = DeliveryWay.Post }).Play(Story.Decision(s_later))
            .Play(new ObjectionEvent.Told(s_later, new Actor(unit, "c1"), way, "EMS 1234567890"));
        Assert.Equal(code, story.LastRefusal?.Code);
        Assert.Equal(code is null ? ObjectionStage.Told : ObjectionStage.Decided, story.Case!.Stage);
    }

    [Fact]
    public void Result_that_was_told_by_post_is_due_until_the_inbox_has_it_too()
    {
        var story = new Story().Play(Story.Filed() with { Delivery = DeliveryWay.Post }).Play(Story.Decision(s_later))
            .Play(new ObjectionEvent.Told(s_later, Story.Handler, DeliveryWay.Post, "EMS 1234567890"));
        var delivery = Assert.Single(story.Case!.Outstanding.OfType<Duty.DeliverResult>());
        story.Play(new ObjectionEvent.DutyFailed(s_later, delivery.Id, "storage"));
        Assert.Equal("storage", story.Case!.Failures[delivery.Id]);
        Assert.Equal(s_later.AddMinutes(15), ObjectionProcedure.Standard.NextWake(story.Case, s_later, story.Calendar));
        story.DoDuties();
        Assert.Null(ObjectionProcedure.Standard.NextWake(story.Case!, s_later, story.Calendar));
    }

    [Fact]
    public void Failed_delivery_is_shown_kept_and_tried_again()
    {
        var story = new Story().File().DoDuties().Play(Story.Decision(s_later)).DoDuties();
        var delivery = Assert.IsType<Duty.DeliverResult>(Assert.Single(story.Case!.Outstanding));
        story.Play(new ObjectionEvent.DutyFailed(s_later, delivery.Id, "storage"));
        Assert.Equal("storage", story.Case.Failures[delivery.Id]);
        Assert.Contains(delivery, story.Case.Outstanding);
        Assert.Equal(s_later.AddMinutes(15), ObjectionProcedure.Standard.NextWake(story.Case, s_later, story.Calendar));

        var entries = story.History.Count;
        story.Play(new ObjectionEvent.DutyFailed(s_later, delivery.Id, "storage"));
        Assert.Equal(entries, story.History.Count);

        story.Play(Story.Told(s_later)).DoDuties();
        Assert.Empty(story.Case!.Failures);
        Assert.Empty(story.Case.Outstanding);
    }

    [Fact]
    public void Withdrawal_takes_the_mark_off_and_tells_the_bodies()
    {
        var story = new Story().File(Story.Verifier).Play(new ObjectionEvent.Withdrawn(s_later, Story.ApplicantPerson));
        Assert.Single(story.Duties.OfType<Duty.UnmarkRecord>());
        Assert.Equal(["unit:decider", "unit:receiver", "unit:verifier", "subject:s1"], story.Told(NoticeKind.Withdrawn));
        story.DoDuties();
        Assert.Null(ObjectionProcedure.Standard.NextWake(story.Case!, s_later, story.Calendar));
        Assert.Null(story.Case!.WasMet);
    }

    [Fact]
    public void Repeated_objection_without_new_grounds_gets_a_short_reasoned_answer_in_its_own_ten_days()
    {
        var story = new Story().Play(Story.Filed(Instant("2026-11-02T10:00:00+08:00")) with { Repeats = new Repetition("o0", false) });
        Assert.Equal(Day("2026-11-16"), story.Case!.Deadline.Statutory.LastDay);
        story.Play(Short("申请人就同一罚款记录再次提出异议，未提交前次处理以后出现的新材料，缴款时间问题已在前次决定中答复。"));
        Assert.Null(story.LastRefusal);
        Assert.Equal("o0", Assert.Single(story.Duties.OfType<Duty.DeliverResult>()).Facts.FirstCaseId);

        static ObjectionEvent.Decided Short(string reasons) => new(Instant("2026-11-03T10:00:00+08:00"), Story.Handler,
            ObjectionOutcome.AnsweredAsRepeated, string.Empty, string.Empty, reasons);
    }

    [Fact]
    public void Short_answer_is_refused_for_a_first_objection_for_new_evidence_and_without_reasons()
    {
        var answer = Story.Decision(s_later, ObjectionOutcome.AnsweredAsRepeated);
        Assert.Equal("not-repeated", new Story().File().Play(answer).LastRefusal?.Code);
        Assert.Equal("new-evidence-unanswered",
            new Story().Play(Story.Filed() with { Repeats = new Repetition("o0", true) }).Play(answer).LastRefusal?.Code);
        Assert.Equal("reasons-missing",
            new Story().Play(Story.Filed() with { Repeats = new Repetition("o0", false) }).Play(answer with { Reasons = "……" }).LastRefusal?.Code);
    }
}
