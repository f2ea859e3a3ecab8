using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Repairs;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Repairs;

[Trait("Article", "26")]
public class RepairApplicationTests
{
    [Fact]
    public void Application_fixes_ten_working_days_and_tells_applicant_and_decider()
    {
        var story = new RepairStory().Apply();
        Assert.Equal((10, new DateOnly(2026, 10, 15)), (story.Case!.Deadline.WorkingDays, story.Case.Deadline.WorkingLastDay));
        Assert.Equal(["subject:s1"], story.Told(RepairNotice.Accepted));
        Assert.Equal(["unit:decider"], story.Told(RepairNotice.Assigned));
    }

    [Theory]
    [InlineData("2026-12-24T23:59:59+08:00", "repair-too-early")]
    [InlineData("2026-12-25T00:00:00+08:00", null)]
    public void Application_before_the_shortest_publication_is_over_is_refused_at_once_with_the_first_day(string at, string? code)
    {
        var opening = RepairOpening.Of(new RepairMatter("penalty", Severity.General, new DateOnly(2026, 9, 24)));
        var story = new RepairStory().Play(RepairStory.Applied(Instant(at)) with { Opening = opening });
        Assert.Equal(code, story.LastRefusal?.Code);
        if (code is null) return;
        Assert.Contains("2026年12月25日", story.LastRefusal!.Title, StringComparison.Ordinal);
        Assert.Contains("2026-12-25", story.LastRefusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_law_excludes_is_refused_at_once_with_that_law()
    {
        var opening = RepairOpening.Of(new RepairMatter("penalty", Severity.Serious, new DateOnly(2010, 1, 1))
        {
            Values = new Dictionary<string, string> { ["CF_NR"] = "终身禁止从事药品生产经营活动" },
        });
        var story = new RepairStory().Play(RepairStory.Applied() with { Opening = opening });
        Assert.Equal("repair-excluded", story.LastRefusal!.Code);
        Assert.Contains("药品管理法", story.LastRefusal.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Application_without_evidence_of_fulfilment_or_from_the_future_is_refused()
    {
        Assert.Equal(RepairRefusals.EvidenceMissing, new RepairStory().Play(RepairStory.Applied() with { HasEvidence = false }).LastRefusal);
        Assert.Equal(RepairRefusals.ReceivedInFuture,
            new RepairStory().Play(RepairStory.Applied(receivedAt: RepairStory.Received.AddMinutes(1))).LastRefusal);
        Assert.Equal(RepairRefusals.ReceivedTooLongAgo,
            new RepairStory().Play(RepairStory.Applied(receivedAt: RepairStory.Received.AddDays(-90).AddMinutes(-1))).LastRefusal);
        Assert.Equal(RepairRefusals.NothingToRepair, new RepairStory().Play(RepairStory.Applied() with
        {
            Opening = RepairOpening.Of(new RepairMatter("licence", null, new DateOnly(2026, 1, 1))),
        }).LastRefusal);
    }

    [Fact]
    public void Clock_of_paper_starts_at_its_receipt_and_what_is_late_on_entry_is_overdue_at_once()
    {
        var story = new RepairStory().Play(RepairStory.Applied(Instant("2026-11-02T09:00:00+08:00"), RepairStory.Received));
        Assert.Equal(1, story.Brought(RepairMilestone.FellOverdue));
        Assert.Single(story.Duties.OfType<RepairDuty.OpenReferral>());
    }

    [Fact]
    public void Only_the_applicant_supplements_and_withdraws()
    {
        var story = new RepairStory().Apply();
        var stranger = new Actor(null, "p2", "s2");
        Assert.Equal(RepairRefusals.NotApplicant, story.Play(new RepairEvent.Supplemented(RepairStory.Received, stranger)).LastRefusal);
        Assert.Equal(RepairRefusals.NotApplicant, story.Play(new RepairEvent.Withdrawn(RepairStory.Received, stranger)).LastRefusal);
        story.Play(new RepairEvent.Supplemented(RepairStory.Received, RepairStory.ApplicantPerson));
        Assert.Equal(["unit:decider"], story.Told(RepairNotice.Supplemented));
        story.Play(new RepairEvent.Withdrawn(RepairStory.Received, RepairStory.ApplicantPerson));
        Assert.Equal(["unit:decider", "subject:s1"], story.Told(RepairNotice.Withdrawn));
        Assert.Null(story.Until("2027-01-01T00:00:00+08:00").Case!.OverdueSince);
    }
}
