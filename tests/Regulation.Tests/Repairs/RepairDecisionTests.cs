using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Regulation.Tests.Repairs;

[Trait("Article", "26")]
public class RepairDecisionTests
{
    private static readonly DateTimeOffset s_day = RepairStory.Received.AddDays(1);

    [Fact, Trait("Article", "27")]
    public void Grant_first_amends_the_information_then_stops_what_rests_on_it_then_tells_everybody()
    {
        var story = new RepairStory().Apply().DoDuties().Play(RepairStory.Decision(s_day));
        Assert.Equal((RepairStage.Decided, RepairOutcome.Granted, RepairEffect.Deleted), (story.Case!.Stage, story.Case.Outcome, story.Case.Effect));
        Assert.Equal(["AmendTarget", "StopWhatRests", "DeliverResult", "TellRecipients", "TellObjections"], story.Case.Outstanding.Select(duty => duty.GetType().Name));
        Assert.Equal(RepairEffect.Deleted, story.History.OfType<RepairEvent.Decided>().Single().Effect);
    }

    [Fact]
    public void Rejection_changes_nothing_and_is_told_with_its_way_out()
    {
        var story = new RepairStory().Apply().DoDuties().Play(RepairStory.Decision(s_day, RepairOutcome.Rejected));
        Assert.Equal(["DeliverResult"], story.Case!.Outstanding.Select(duty => duty.GetType().Name));
        Assert.Null(story.Case.Effect);
        Assert.Contains("行政复议", story.History.OfType<RepairEvent.Decided>().Single().WayOut, StringComparison.Ordinal);
    }

    public static TheoryData<string, string?, string?, string?, string?> Poor => new()
    {
        { "findings-missing", "。", null, null, null },
        { "basis-missing", null, " ", null, null },
        { "reasons-missing", null, null, "", null },
        { "way-out-missing", null, null, null, "" },
        { "reasons-empty-words", null, null, "经审核，申请人不符合信用修复条件，不予修复。", null },
        { "findings-empty-words", "经核实，材料不齐全，情况属实。", null, null, null },
        { "reasons-copied", null, null, "我公司已经缴清罚款并完成整改，请求尽快修复该条行政处罚信息。", null },
        { "findings-copied", "我公司已经缴清罚款并完成整改，请求尽快修复该条行政处罚信息。", null, null, null },
        { "reasons-copied", null, null, "企业未提交验收报告原件，复印件没有验收机构印章，无法证明整改已经完成。", null },
    };

    [Theory, MemberData(nameof(Poor))]
    public void Decision_of_empty_words_copies_or_gaps_is_refused(string code, string? findings, string? basis, string? reasons, string? wayOut)
    {
        var good = RepairStory.Decision(s_day, RepairOutcome.Rejected);
        var story = new RepairStory().Apply().Play(good with
        {
            Findings = findings ?? good.Findings,
            Basis = basis ?? good.Basis,
            Reasons = reasons ?? good.Reasons,
            WayOut = wayOut ?? good.WayOut,
            OwnTexts = ["我公司已经缴清罚款并完成整改，请求尽快修复该条行政处罚信息。"],
            PastReasons = ["企业未提交验收报告原件，复印件没有验收机构印章，无法证明整改已经完成。"],
        });
        Assert.Equal(code, story.LastRefusal?.Code);
        Assert.NotNull(story.LastRefusal!.Field);
        Assert.Equal(RepairStage.Received, story.Case!.Stage);
    }

    [Fact]
    public void Grants_of_the_same_kind_may_read_alike_and_name_no_way_out()
    {
        var grant = RepairStory.Decision(s_day);
        Assert.Null(new RepairStory().Apply().Play(grant with { PastReasons = [grant.Reasons] }).LastRefusal);
        Assert.Equal(RepairRefusals.WayOutNotAsked, new RepairStory().Apply().Play(grant with { WayOut = "可以申请行政复议。" }).LastRefusal);
    }

    [Fact]
    public void Another_body_and_whoever_entered_the_application_do_not_decide()
    {
        Assert.Equal(RepairRefusals.NotDecidingBody,
            new RepairStory().Apply().Play(RepairStory.Decision(s_day) with { By = new Actor("other", "h1") }).LastRefusal);
        var atWindow = new RepairStory().Play(RepairStory.Applied(by: new Actor(RepairStory.Decider, "h1")));
        Assert.Equal(RepairRefusals.DeciderFiled, atWindow.Play(RepairStory.Decision(s_day)).LastRefusal);
        Assert.Null(atWindow.Play(RepairStory.Decision(s_day) with { By = new Actor(RepairStory.Decider, "h2") }).LastRefusal);
    }

    [Fact]
    public void What_became_graver_since_it_was_applied_for_is_not_granted_before_its_day_but_may_be_rejected()
    {
        var graver = RepairOpening.Of(new RepairMatter("penalty", Severity.Serious, new DateOnly(2026, 3, 1)));
        var story = new RepairStory().Apply();
        Assert.Equal("repair-too-early", story.Play(RepairStory.Decision(s_day) with { Opening = graver }).LastRefusal?.Code);
        Assert.Null(story.Play(RepairStory.Decision(s_day, RepairOutcome.Rejected) with { Opening = graver }).LastRefusal);
    }

    [Theory]
    [InlineData(DeliveryWay.Post, DeliveryWay.Post, RepairStory.Decider, null)]
    [InlineData(DeliveryWay.Post, DeliveryWay.Post, RepairStory.Receiver, null)]
    [InlineData(DeliveryWay.Post, DeliveryWay.Post, "other", "not-delivering-body")]
    [InlineData(DeliveryWay.Post, DeliveryWay.Window, RepairStory.Decider, "delivery-not-asked")]
    [InlineData(DeliveryWay.Inbox, DeliveryWay.Window, RepairStory.Decider, "delivery-not-asked")]
    [InlineData(DeliveryWay.Inbox, DeliveryWay.Inbox, RepairStory.Decider, "delivery-not-asked")]
    public void Delivery_is_recorded_by_the_deciding_or_the_receiving_body_and_by_the_way_that_was_asked_for(
        DeliveryWay asked, DeliveryWay way, string unit, string? code)
    {
        var story = new RepairStory().Play(RepairStory.Applied(receiver: RepairStory.Receiver) with { Delivery = asked }).Play(RepairStory.Decision(s_day))
            .Play(new RepairEvent.Told(s_day, new Actor(unit, "c1"), way, "EMS 1234567890"));
        Assert.Equal(code, story.LastRefusal?.Code);
        Assert.Equal(code is null ? RepairStage.Told : RepairStage.Decided, story.Case!.Stage);
        // Whatever the way, the inbox gets it too.
        Assert.Single(story.Case.Outstanding.OfType<RepairDuty.DeliverResult>());
    }

    [Fact]
    public void Repair_that_is_overtaken_closes_and_everybody_is_told_once()
    {
        var story = new RepairStory().Play(RepairStory.Applied(receiver: RepairStory.Receiver)).Play(new RepairEvent.Overtaken(s_day, "o1"))
            .Play(new RepairEvent.Overtaken(s_day, "o1"));
        Assert.Equal(RepairStage.Overtaken, story.Case!.Stage);
        Assert.Equal(["unit:decider", "unit:receiver", "subject:s1"], story.Told(RepairNotice.Overtaken));
        Assert.Null(RepairProcedure.Standard.NextWake(story.DoDuties().Case!, s_day, story.Calendar));
    }
}
