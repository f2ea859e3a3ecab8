using CreditFunctions.Regulation.Repairs;
using Event = CreditFunctions.Regulation.Repairs.RepairEvent;

namespace CreditFunctions.Regulation.Tests.Repairs;

/// <summary>Every state and every event: where it leads, or the code of the refusal.</summary>
[Trait("Article", "26")]
public class RepairTransitionTableTests
{
    private static readonly DateTimeOffset s_now = RepairStory.Received.AddHours(2);
    private static readonly string[] s_events =
        ["applied", "supplemented", "decided", "told", "withdrawn", "target-changed", "overtaken", "calendar-published", "time-passed", "duties-done", "duty-failed"];

    [Theory]
    [InlineData("none", "received repair-unknown repair-unknown repair-unknown repair-unknown repair-unknown repair-unknown repair-unknown repair-unknown repair-unknown repair-unknown")]
    [InlineData("received", "repair-filed received decided not-decided withdrawn received overtaken received received received received")]
    [InlineData("decided", "repair-filed already-decided already-decided told already-decided decided decided decided decided decided decided")]
    [InlineData("told", "repair-filed already-decided already-decided already-told already-decided told told told told told told")]
    [InlineData("withdrawn", "repair-filed already-withdrawn already-withdrawn already-withdrawn already-withdrawn withdrawn withdrawn withdrawn withdrawn withdrawn withdrawn")]
    [InlineData("overtaken", "repair-filed repair-overtaken repair-overtaken repair-overtaken repair-overtaken overtaken overtaken overtaken overtaken overtaken overtaken")]
    public void Event_leads_to_a_stage_or_is_refused(string stage, string expected)
    {
        foreach (var (happened, leadsTo) in s_events.Zip(expected.Split(' ')))
        {
            var story = In(stage);
            var before = story.Case;
            story.Play(Happening(happened));
            if (story.LastRefusal is { } refusal)
            {
                Assert.Equal((happened, leadsTo), (happened, refusal.Code));
                Assert.Equal(before, story.Case);
                Assert.True(refusal.Title.Length > 0 && refusal.Detail.Length > 0);
            }
            else
            {
                Assert.Equal((happened, leadsTo), (happened, story.Case!.Stage.ToString().ToLowerInvariant()));
            }
        }
    }

    private static RepairStory In(string stage)
    {
        var story = new RepairStory();
        return stage switch
        {
            "none" => story,
            "received" => story.Apply(),
            "told" => story.Apply().Play(Happening("decided")).Play(Happening("told")),
            _ => story.Apply().Play(Happening(stage)),
        };
    }

    private static Event Happening(string name) => name switch
    {
        "applied" => RepairStory.Applied(),
        "supplemented" => new Event.Supplemented(s_now, RepairStory.ApplicantPerson),
        "decided" => RepairStory.Decision(s_now),
        "told" => RepairStory.Told(s_now),
        "withdrawn" => new Event.Withdrawn(s_now, RepairStory.ApplicantPerson),
        "target-changed" => new Event.TargetChanged(s_now, "o1"),
        "overtaken" => new Event.Overtaken(s_now, "o1"),
        "calendar-published" => new Event.CalendarPublished(s_now, "国办发明电〔2026〕1号"),
        "time-passed" => new Event.TimePassed(s_now),
        "duties-done" => new Event.DutiesDone(s_now, ["x"]),
        "duty-failed" => new Event.DutyFailed(s_now, "x", "storage"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
