using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Determinations;
using Event = CreditFunctions.Regulation.Determinations.DeterminationEvent;
using static CreditFunctions.Regulation.Tests.Calendar.Times;
using static CreditFunctions.Regulation.Tests.Determinations.DeterminationStory;

namespace CreditFunctions.Regulation.Tests.Determinations;

/// <summary>Every stage and every event: where it leads, or the code of the refusal.</summary>
[Trait("Article", "23")]
public class DeterminationTableTests
{
    private static readonly string[] s_events =
    [
        "proposed", "served", "service-failed", "statement-given", "decided", "withdrawn", "revoked", "repaired", "objection-upheld", "record-ended", "time-passed",
    ];

    private static readonly Dictionary<string, string[]> s_table = new()
    {
        //                 proposed                  served                    service-failed            statement-given           decided                   withdrawn                 revoked                   repaired                  objection-upheld          record-ended              time-passed
        ["none"] = ["serving", "determination-unknown", "determination-unknown", "determination-unknown", "determination-unknown", "determination-unknown", "determination-unknown", "determination-unknown", "determination-unknown", "determination-unknown", "determination-unknown"],
        ["serving"] = ["determination-proposed", "statement", "public-notice", "statement", "not-served", "withdrawn", "not-listed", "serving", "ended", "ended", "serving"],
        ["public-notice"] = ["determination-proposed", "statement", "public-notice-running", "statement", "not-served", "withdrawn", "not-listed", "public-notice", "ended", "ended", "public-notice"],
        ["statement"] = ["determination-proposed", "already-served", "already-served", "statement", "statement-window-open", "withdrawn", "not-listed", "statement", "ended", "ended", "statement"],
        ["deciding"] = ["determination-proposed", "already-served", "already-served", "deciding", "listed", "withdrawn", "not-listed", "deciding", "ended", "ended", "deciding"],
        ["listed"] = ["determination-proposed", "already-decided", "already-decided", "listed", "already-decided", "already-decided", "ended", "ended", "ended", "ended", "listed"],
        ["not-determined"] = ["determination-proposed", "already-decided", "already-decided", "not-determined", "already-decided", "already-decided", "not-listed", "not-determined", "not-determined", "not-determined", "not-determined"],
        ["withdrawn"] = ["determination-proposed", "already-withdrawn", "already-withdrawn", "already-withdrawn", "already-withdrawn", "already-withdrawn", "already-withdrawn", "withdrawn", "withdrawn", "withdrawn", "withdrawn"],
        ["ended"] = ["determination-proposed", "already-ended", "already-ended", "ended", "already-ended", "already-ended", "already-ended", "ended", "ended", "ended", "ended"],
    };

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            foreach (var (stage, outcomes) in s_table)
            {
                for (var at = 0; at < s_events.Length; at++) cells.Add(stage, s_events[at], outcomes[at]);
            }

            return cells;
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public void Event_leads_where_the_table_says(string stage, string happened, string outcome)
    {
        var (story, now) = In(stage);
        var before = story.Case;
        story.Play(Happening(happened, now));
        Assert.Equal(outcome, story.LastRefusal ?? Kebab(story.Case!.Stage));
        if (story.LastRefusal is not null) Assert.Same(before, story.Case);
    }

    [Fact]
    public void Table_names_every_stage() =>
        Assert.Equal(Enum.GetValues<DeterminationStage>().Select(Kebab).Append("none").Order(), s_table.Keys.Order());

    private static (DeterminationStory Story, DateTimeOffset Now) In(string stage) => stage switch
    {
        "none" => (new DeterminationStory(), Proposed),
        "serving" => (Opened(), Proposed.AddHours(2)),
        "public-notice" => (Opened().Play(Failed(Proposed.AddHours(1))), Proposed.AddHours(2)),
        "statement" => (Opened().Play(Receipt("2026-09-28T10:00:00+08:00")), Instant("2026-09-29T10:00:00+08:00")),
        "deciding" => (Opened().Play(Receipt("2026-09-28T10:00:00+08:00")).Until("2026-10-12T09:30:00+08:00"), Instant("2026-10-12T10:00:00+08:00")),
        "listed" => (Listed(), Instant("2026-10-14T10:00:00+08:00")),
        "not-determined" => (Opened().Play(Receipt("2026-09-28T10:00:00+08:00")).Play(Decided("2026-10-13T10:00:00+08:00", outcome: DeterminationOutcome.NotDetermined)),
            Instant("2026-10-14T10:00:00+08:00")),
        "withdrawn" => (Opened().Play(new Event.Withdrawn(Proposed.AddHours(1), Proposer, "事实有误")), Proposed.AddHours(2)),
        "ended" => (Listed().Play(Happening("revoked", Instant("2026-10-14T09:00:00+08:00"))), Instant("2026-10-14T10:00:00+08:00")),
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    private static Event.ServiceFailed Failed(DateTimeOffset at) => new(at, Proposer, ServiceFailure.Refused, "留置送达记录 3 号，公告见政府网站");

    private static Event Happening(string happened, DateTimeOffset now) => happened switch
    {
        "proposed" => Proposal(),
        "served" => new Event.Served(now, Proposer, ServiceWay.Post, now, "EMS 1234"),
        "service-failed" => Failed(now),
        "statement-given" => new Event.StatementGiven(now, Party),
        "decided" => new Event.Decided(now, Decider, DeterminationOutcome.Listed, Decision, null, 0),
        "withdrawn" => new Event.Withdrawn(now, Decider, "事实有误"),
        "revoked" => new Event.Revoked(now, Proposer, "原处罚决定被复议机关撤销", "《中华人民共和国行政复议法》", "第六十四条"),
        "repaired" => new Event.Repaired(now, Actor.System, "x1"),
        "objection-upheld" => new Event.ObjectionUpheld(now, Actor.System, "o1"),
        "record-ended" => new Event.RecordEnded(now, Actor.System, FirstRecord, false, "o1"),
        "time-passed" => new Event.TimePassed(now),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, null),
    };

    private static string Kebab(DeterminationStage stage) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(stage.ToString());
}
