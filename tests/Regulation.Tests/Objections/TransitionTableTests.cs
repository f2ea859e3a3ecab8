using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using Event = CreditFunctions.Regulation.Objections.ObjectionEvent;

namespace CreditFunctions.Regulation.Tests.Objections;

/// <summary>Every state and every event: where it leads, or the code of the refusal.</summary>
[Trait("Article", "25")]
public class TransitionTableTests
{
    private static readonly DateTimeOffset s_now = Story.Received.AddHours(2);

    [Theory]
    [InlineData("none", "filed", "received")]
    [InlineData("none", "supplement-requested", "objection-unknown")]
    [InlineData("none", "supplement-given", "objection-unknown")]
    [InlineData("none", "verification-requested", "objection-unknown")]
    [InlineData("none", "verification-given", "objection-unknown")]
    [InlineData("none", "transferred", "objection-unknown")]
    [InlineData("none", "decided", "objection-unknown")]
    [InlineData("none", "told", "objection-unknown")]
    [InlineData("none", "withdrawn", "objection-unknown")]
    [InlineData("none", "calendar-published", "objection-unknown")]
    [InlineData("none", "time-passed", "objection-unknown")]
    [InlineData("none", "duties-done", "objection-unknown")]
    [InlineData("none", "duty-failed", "objection-unknown")]
    [InlineData("received", "filed", "objection-filed")]
    [InlineData("received", "supplement-requested", "supplement-asked")]
    [InlineData("received", "supplement-given", "received")]
    [InlineData("received", "verification-requested", "verifying")]
    [InlineData("received", "verification-given", "verification-not-asked")]
    [InlineData("received", "transferred", "received")]
    [InlineData("received", "decided", "decided")]
    [InlineData("received", "told", "not-decided")]
    [InlineData("received", "withdrawn", "withdrawn")]
    [InlineData("received", "calendar-published", "received")]
    [InlineData("received", "time-passed", "received")]
    [InlineData("received", "duties-done", "received")]
    [InlineData("received", "duty-failed", "received")]
    [InlineData("supplement-asked", "filed", "objection-filed")]
    [InlineData("supplement-asked", "supplement-requested", "supplement-already-asked")]
    [InlineData("supplement-asked", "supplement-given", "received")]
    [InlineData("supplement-asked", "verification-requested", "supplement-asked")]
    [InlineData("supplement-asked", "verification-given", "verification-not-asked")]
    [InlineData("supplement-asked", "transferred", "supplement-asked")]
    [InlineData("supplement-asked", "decided", "decided")]
    [InlineData("supplement-asked", "told", "not-decided")]
    [InlineData("supplement-asked", "withdrawn", "withdrawn")]
    [InlineData("supplement-asked", "calendar-published", "supplement-asked")]
    [InlineData("supplement-asked", "time-passed", "supplement-asked")]
    [InlineData("supplement-asked", "duties-done", "supplement-asked")]
    [InlineData("supplement-asked", "duty-failed", "supplement-asked")]
    [InlineData("verifying", "filed", "objection-filed")]
    [InlineData("verifying", "supplement-requested", "supplement-asked")]
    [InlineData("verifying", "supplement-given", "verifying")]
    [InlineData("verifying", "verification-requested", "verification-running")]
    [InlineData("verifying", "verification-given", "verifying")]
    [InlineData("verifying", "transferred", "verifying")]
    [InlineData("verifying", "decided", "decided")]
    [InlineData("verifying", "told", "not-decided")]
    [InlineData("verifying", "withdrawn", "withdrawn")]
    [InlineData("verifying", "calendar-published", "verifying")]
    [InlineData("verifying", "time-passed", "verifying")]
    [InlineData("verifying", "duties-done", "verifying")]
    [InlineData("verifying", "duty-failed", "verifying")]
    [InlineData("decided", "filed", "objection-filed")]
    [InlineData("decided", "supplement-requested", "already-decided")]
    [InlineData("decided", "supplement-given", "already-decided")]
    [InlineData("decided", "verification-requested", "already-decided")]
    [InlineData("decided", "verification-given", "already-decided")]
    [InlineData("decided", "transferred", "already-decided")]
    [InlineData("decided", "decided", "already-decided")]
    [InlineData("decided", "told", "told")]
    [InlineData("decided", "withdrawn", "already-decided")]
    [InlineData("decided", "calendar-published", "decided")]
    [InlineData("decided", "time-passed", "decided")]
    [InlineData("decided", "duties-done", "decided")]
    [InlineData("decided", "duty-failed", "decided")]
    [InlineData("told", "filed", "objection-filed")]
    [InlineData("told", "supplement-requested", "already-decided")]
    [InlineData("told", "supplement-given", "already-decided")]
    [InlineData("told", "verification-requested", "already-decided")]
    [InlineData("told", "verification-given", "already-decided")]
    [InlineData("told", "transferred", "already-decided")]
    [InlineData("told", "decided", "already-decided")]
    [InlineData("told", "told", "already-told")]
    [InlineData("told", "withdrawn", "already-decided")]
    [InlineData("told", "calendar-published", "told")]
    [InlineData("told", "time-passed", "told")]
    [InlineData("told", "duties-done", "told")]
    [InlineData("told", "duty-failed", "told")]
    [InlineData("withdrawn", "filed", "objection-filed")]
    [InlineData("withdrawn", "supplement-requested", "already-withdrawn")]
    [InlineData("withdrawn", "supplement-given", "already-withdrawn")]
    [InlineData("withdrawn", "verification-requested", "already-withdrawn")]
    [InlineData("withdrawn", "verification-given", "already-withdrawn")]
    [InlineData("withdrawn", "transferred", "already-withdrawn")]
    [InlineData("withdrawn", "decided", "already-withdrawn")]
    [InlineData("withdrawn", "told", "already-withdrawn")]
    [InlineData("withdrawn", "withdrawn", "already-withdrawn")]
    [InlineData("withdrawn", "calendar-published", "withdrawn")]
    [InlineData("withdrawn", "time-passed", "withdrawn")]
    [InlineData("withdrawn", "duties-done", "withdrawn")]
    [InlineData("withdrawn", "duty-failed", "withdrawn")]
    public void Event_leads_to_a_stage_or_is_refused(string stage, string happened, string expected)
    {
        var story = In(stage);
        var before = story.Case;
        story.Play(Event(happened));
        if (story.LastRefusal is { } refusal)
        {
            Assert.Equal(expected, refusal.Code);
            Assert.Equal(before, story.Case);
            Assert.True(refusal.Title.Length > 0 && refusal.Detail.Length > 0);
        }
        else
        {
            Assert.Equal(expected, Name(story.Case!.Stage));
        }
    }

    private static string Name(ObjectionStage stage) => stage == ObjectionStage.SupplementAsked ? "supplement-asked" : stage.ToString().ToLowerInvariant();

    private static Story In(string stage)
    {
        var story = new Story();
        return stage switch
        {
            "none" => story,
            "received" => story.File(),
            "supplement-asked" => story.File().Play(Event("supplement-requested")),
            "verifying" => story.File(Story.Verifier),
            "decided" => story.File().Play(Event("decided")),
            "told" => story.File().Play(Event("decided")).Play(Event("told")),
            "withdrawn" => story.File().Play(Event("withdrawn")),
            _ => throw new ArgumentOutOfRangeException(nameof(stage)),
        };
    }

    private static ObjectionEvent Event(string name) => name switch
    {
        "filed" => Story.Filed(),
        "supplement-requested" => new Event.SupplementRequested(s_now, Story.Handler),
        "supplement-given" => new Event.SupplementGiven(s_now, Story.ApplicantPerson),
        "verification-requested" => new Event.VerificationRequested(s_now, Story.Handler, Story.Other),
        "verification-given" => new Event.VerificationGiven(s_now, Story.VerifyingPerson),
        "transferred" => new Event.Transferred(s_now, Story.Handler, Story.Other, "不属本单位管理权限"),
        "decided" => Story.Decision(s_now),
        "told" => Story.Told(s_now),
        "withdrawn" => new Event.Withdrawn(s_now, Story.ApplicantPerson),
        "calendar-published" => new Event.CalendarPublished(s_now, Actor.System, "国办发明电〔2026〕1号"),
        "time-passed" => new Event.TimePassed(s_now),
        "duties-done" => new Event.DutiesDone(s_now, [DutyId.Of(Story.CaseId, "mark")]),
        "duty-failed" => new Event.DutyFailed(s_now, DutyId.Of(Story.CaseId, "mark"), "storage"),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
