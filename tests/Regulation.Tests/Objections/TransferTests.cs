using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using static CreditFunctions.Regulation.Tests.Calendar.Times;

namespace CreditFunctions.Regulation.Tests.Objections;

/// <summary>A case that is handed over goes on, and the limit that was missed is asked of the body whose limit it was. The last day is 15 October.</summary>
[Trait("Article", "25"), Trait("Article", "36")]
public class TransferTests
{
    private const string Third = "third", Authority = "authority", BeforeLastDay = "2026-10-14T23:59:59+08:00", LastDay = "2026-10-15T00:00:00+08:00",
        LastAfternoon = "2026-10-15T16:00:00+08:00", LastEvening = "2026-10-15T17:00:00+08:00", Over = "2026-10-16T00:00:00+08:00";

    [Fact]
    public void Until_the_new_body_has_acted_the_one_that_transferred_takes_the_case_back()
    {
        var story = Transferred(LastAfternoon);
        Play(story, LastEvening, Story.Decider, Story.Decider);
        Assert.Null(story.LastRefusal);
        Assert.Equal((Story.Decider, (string?)null), (story.Case!.DecidingBody, story.Case.TransferredFrom));
        Assert.Contains("unit:other", story.Told(NoticeKind.Transferred));
        Assert.Null(story.Play(Story.Decision(Instant(LastEvening))).LastRefusal);
    }

    [Fact]
    public void Sent_on_to_another_body_it_can_still_be_taken_back()
    {
        var story = Transferred(LastAfternoon);
        Play(story, LastEvening, Story.Decider, Third);
        Assert.Equal((Third, Story.Decider), (story.Case!.DecidingBody, story.Case.TransferredFrom));
        Play(story, LastEvening, Story.Decider, Story.Decider);
        Assert.Equal(Story.Decider, story.Case!.DecidingBody);
    }

    [Fact]
    public void The_authority_sends_a_stranded_case_on_and_no_other_body_does()
    {
        var story = Transferred(LastAfternoon);
        Play(story, LastEvening, Story.Receiver, Third);
        Assert.Equal("not-deciding-body", story.LastRefusal?.Code);
        Play(story, LastEvening, Authority, Third, byAuthority: true);
        Assert.Equal((Third, Story.Decider), (story.Case!.DecidingBody, story.Case.TransferredFrom));
    }

    [Fact]
    public void The_authority_takes_no_case_from_a_body_that_was_not_given_it_by_another()
    {
        var story = new Story().File();
        Play(story, LastAfternoon, Authority, Third, byAuthority: true);
        Assert.Equal("not-deciding-body", story.LastRefusal?.Code);
    }

    public static TheoryData<string> Acts => ["supplement-requested", "verification-requested", "transferred", "decided"];

    [Theory, MemberData(nameof(Acts))]
    public void Once_the_new_body_has_acted_nobody_takes_the_case_from_it(string act)
    {
        var (story, at, by) = (Transferred(LastAfternoon), Instant(LastEvening), new Actor(Story.Other, "o1"));
        story.Play(act switch
        {
            "supplement-requested" => new ObjectionEvent.SupplementRequested(at, by),
            "verification-requested" => new ObjectionEvent.VerificationRequested(at, by, Story.Verifier),
            "transferred" => new ObjectionEvent.Transferred(at, by, Third, "管理权限"),
            _ => Story.Decision(at, by: Story.Other),
        });
        Assert.Null(story.LastRefusal);
        Play(story, LastEvening, Story.Decider, Story.Decider);
        Assert.Equal(act == "decided" ? "already-decided" : "not-deciding-body", story.LastRefusal?.Code);
    }

    [Theory]
    [InlineData(BeforeLastDay, Story.Other)]
    [InlineData(LastDay, Story.Decider)]
    [InlineData(LastAfternoon, Story.Decider)]
    public void The_referral_names_the_body_that_held_the_case_when_the_last_working_day_began(string transferredAt, string named)
    {
        var story = Transferred(transferredAt).Until(Over);
        Assert.Equal(named, Assert.Single(story.Duties.OfType<Duty.OpenReferral>()).Unit);
    }

    [Fact]
    public void Of_several_bodies_through_which_a_case_went_on_its_last_day_the_first_is_named()
    {
        var story = Transferred(LastAfternoon);
        Play(story, LastEvening, Story.Other, Third);
        Assert.Equal(Story.Decider, Assert.Single(story.Until(Over).Duties.OfType<Duty.OpenReferral>()).Unit);
    }

    [Fact]
    public void A_body_from_which_the_case_was_taken_back_is_not_named()
    {
        var story = Transferred(BeforeLastDay);
        Play(story, LastAfternoon, Story.Decider, Third);
        Assert.Equal(Story.Decider, Assert.Single(story.Until(Over).Duties.OfType<Duty.OpenReferral>()).Unit);
    }

    [Fact]
    public void A_body_that_sat_on_the_case_until_the_last_day_is_named_though_it_gave_it_away_then()
    {
        var story = Transferred("2026-09-28T10:00:00+08:00").Until(LastAfternoon);
        Play(story, LastAfternoon, Story.Other, Third);
        Assert.Equal(Story.Other, Assert.Single(story.Until(Over).Duties.OfType<Duty.OpenReferral>()).Unit);
    }

    private static Story Transferred(string at)
    {
        var story = new Story().File().DoDuties();
        Play(story, at, Story.Decider, Story.Other);
        Assert.Null(story.LastRefusal);
        return story;
    }

    private static void Play(Story story, string at, string by, string to, bool byAuthority = false) =>
        story.Play(new ObjectionEvent.Transferred(Instant(at), new Actor(by, "h1"), to, "不属本单位管理权限") { ByAuthority = byAuthority });
}
