using System.Net;
using CreditFunctions.Functions.Tests.JointActions;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Repairs;
using static CreditFunctions.Functions.Tests.ProblemAssert;

namespace CreditFunctions.Functions.Tests.Determinations;

/// <summary>A determination of 24 September 2026 over the real HTTP port on a controlled clock, each with a host of its own.</summary>
[Trait("Article", "23")]
public sealed class DeterminationStoryTests
{
    [Theory, Trait("Article", "22")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Determination_is_served_heard_answered_by_another_person_listed_and_ends_by_itself(bool replay)
    {
        await using var host = await ObjectionHost.StartAsync(replay: replay);
        var app = await DeterminationApp.OfAsync(await host.AppAsync());
        var id = await app.ProposeAsync(new Dictionary<string, object?>(app.Proposal())
        {
            ["months"] = 1, ["subject"] = new { number = app.App.Organisation.Number, name = "别的公司" },
        });
        await app.App.QuietAsync();
        Is(await app.DecideAsync(id), HttpStatusCode.Conflict, "not-served");

        // The inbox is opened on the 28th; the next morning finds the receipt, and the window counts from the opening.
        await app.App.MoveToAsync("2026-09-28T16:00:00+08:00");
        var told = (await app.App.GetAsync("me/notices", app.Subject)).Body!["notices"]![0]!;
        Assert.Equal("determination-proposed", (string)told["kind"]!);
        Assert.Contains(DeterminationApp.Facts, (string)told["text"]!, StringComparison.Ordinal);
        Assert.Contains("《中华人民共和国食品安全法》第一百二十四条", (string)told["text"]!, StringComparison.Ordinal);
        Assert.Contains("【信用修复告知】", (string)told["text"]!, StringComparison.Ordinal);
        await app.App.MoveToAsync("2026-09-29T09:00:00+08:00");
        await app.App.QuietAsync();
        var served = await app.ReadAsync(id);
        Assert.Equal(("statement", "inbox", "2026-10-10"), ((string)served["state"]!, (string)served["servedBy"]!, (string)served["statementWindow"]!["lastDay"]!));
        Assert.StartsWith("2026-09-28T16:00:00", (string)served["servedAt"]!, StringComparison.Ordinal);

        // Stated in the last minute; decided before the window is over, by the proposer, without an answer: refused.
        await app.App.MoveToAsync("2026-10-10T23:59:00+08:00");
        Is(await app.DecideAsync(id), HttpStatusCode.Conflict, "statement-window-open");
        await ObjectionApp.OkAsync(app.StateAsync(id));
        await app.App.MoveToAsync("2026-10-12T10:00:00+08:00");
        Is(await app.DecideAsync(id, token: app.Proposer, answer: DeterminationApp.Answer, answered: 1), HttpStatusCode.Forbidden, "four-eyes");
        Is(await app.DecideAsync(id), HttpStatusCode.BadRequest, "statement-unanswered");
        Is(await app.DecideAsync(id, answer: "经核实，理由不成立，不予采纳。", answered: 1), HttpStatusCode.BadRequest, "answer-empty-words");
        Is(await app.DecideAsync(id, answer: DeterminationApp.Statement, answered: 1), HttpStatusCode.BadRequest, "answer-copied");
        Assert.Empty(await app.SevereAsync());
        var decided = await ObjectionApp.OkAsync(app.DecideAsync(id, answer: DeterminationApp.Answer, answered: 1));
        Assert.Equal(("listed", "2026-11-12"), ((string)decided["state"]!, (string)decided["until"]!));

        await app.App.QuietAsync();
        Assert.Equal([id], await app.SevereAsync());
        // Under its own name, whatever the proposal called it.
        Assert.Equal("四平甲公司", (string)(await app.App.GetAsync("public/severe-list", null)).Body!["listed"]![0]!["name"]!);
        var decision = (await app.App.GetAsync("me/notices", app.Subject)).Body!["notices"]![0]!;
        Assert.Equal("determination-decision", (string)decision["kind"]!);
        Assert.Contains(DeterminationApp.Answer, (string)decision["text"]!, StringComparison.Ordinal);
        await ItsOwnSubjectSeesItAsync(app, id);
        Assert.Contains("【信用修复告知】", (string)decision["text"]!, StringComparison.Ordinal);

        // It ends with its last day, in every view.
        await app.App.MoveToAsync("2026-11-12T23:59:59+08:00");
        Assert.Equal([id], await app.SevereAsync());
        await app.App.MoveToAsync("2026-11-13T00:00:01+08:00");
        Assert.Empty(await app.SevereAsync());
        var ended = await app.ReadAsync(id);
        Assert.Equal(("ended", "expired"), ((string)ended["state"]!, (string)ended["endCause"]!));
        Assert.Empty((await ObjectionApp.OkAsync(app.App.GetAsync("me/records", app.Subject)))["determinations"]!.AsArray());
        Assert.Equal("determination-ended", (await app.SubjectNoticesAsync())[^1]);
        Assert.Equal(["proposed", "time-passed", "served", "statement-given", "time-passed", "decided", "time-passed"],
            ended["events"]!.AsArray().Select(entry => (string)entry!["event"]!).Where((kind, at) => at == 0 || kind != "time-passed"
                || (string)ended["events"]![at - 1]!["event"]! != "time-passed"));
        Assert.Empty((await app.App.GetAsync("determinations", app.Proposer)).Body!["determinations"]!.AsArray());
        Assert.Single((await app.App.GetAsync("determinations?state=closed", app.Proposer)).Body!["determinations"]!.AsArray());
    }

    // With basis, reasons, until when, and the ways against it; the report, which is handed on, without what was found (art. 24).
    private static async Task ItsOwnSubjectSeesItAsync(DeterminationApp app, string id)
    {
        var own = Assert.Single((await ObjectionApp.OkAsync(app.App.GetAsync("me/records", app.Subject)))["determinations"]!.AsArray())!;
        Assert.Equal((id, "1", DeterminationApp.Facts, DeterminationApp.Decision, "2026-10-12", "2026-11-12", true),
            ((string)own["determinationId"]!, (string)own["category"]!, (string)own["facts"]!, (string)own["reasons"]!, (string)own["listedOn"]!,
                (string)own["until"]!, (bool)own["onSevereList"]!));
        Assert.Equal(("《中华人民共和国食品安全法》", "第一百二十四条"), ((string)own["basis"]!["law"]!, (string)own["basis"]!["article"]!));
        Assert.Equal("2027-10-13", (string)own["repair"]!["firstDay"]!);
        Assert.Contains("行政复议", (string)own["remedies"]!, StringComparison.Ordinal);

        var report = await ObjectionApp.OkAsync(app.App.GetAsync("me/report?format=json", app.Subject));
        var told = Assert.Single(report["determinations"]!.AsArray())!;
        Assert.Equal(("2026-11-12", true, app.Unit), ((string)told["until"]!, (bool)told["onSevereList"]!, (string)told["unit"]!));
        Assert.DoesNotContain(DeterminationApp.Facts, report.ToJsonString(), StringComparison.Ordinal);
        var log = (await app.App.GetAsync("me/access-log", app.Subject)).Body!["entries"]!.AsArray();
        Assert.Contains(log, entry => (string)entry!["what"]! == "own" && entry["items"]!.ToJsonString().Contains("determination", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_service_falls_back_to_a_public_notice_whose_end_is_the_service()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await DeterminationApp.OfAsync(await host.AppAsync());
        var id = await app.ProposeAsync();
        Is(await app.PostAsync($"/{id}/service", app.Proposer, new { outcome = "refused", proof = " " }), HttpStatusCode.BadRequest, "invalid-request");
        var noticed = await ObjectionApp.OkAsync(app.PostAsync($"/{id}/service", app.Proposer,
            new { outcome = "refused", proof = "拒收记录 1 号；公告见市政府网站" }));
        Assert.Equal(("public-notice", "2026-10-24"), ((string)noticed["state"]!, (string)noticed["publicNoticeUntil"]!));
        Is(await app.PostAsync($"/{id}/service", app.Proposer, new { outcome = "unreachable", proof = "查无此址" }), HttpStatusCode.Conflict, "public-notice-running");
        await app.App.MoveToAsync("2026-10-25T00:00:01+08:00");
        var served = await app.ReadAsync(id);
        Assert.Equal(("statement", "public-notice", "2026-10-30"), ((string)served["state"]!, (string)served["servedBy"]!, (string)served["statementWindow"]!["lastDay"]!));
        await app.App.MoveToAsync("2026-11-02T10:00:00+08:00");
        Assert.Equal("listed", (string)(await ObjectionApp.OkAsync(app.DecideAsync(id)))["state"]!);
    }

    [Fact, Trait("Article", "27")]
    public async Task Service_by_post_is_recorded_with_its_proof_and_its_time_and_a_granted_repair_ends_the_determination_and_what_rests_on_it()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await DeterminationApp.OfAsync(await host.AppAsync());
        var id = await app.ProposeAsync(new(app.Proposal())
        {
            ["category"] = "lesser", ["severity"] = "minor", ["months"] = 3, ["measures"] = new object[] { new { code = "talk" } },
        });
        await app.App.MoveToAsync("2026-09-29T10:00:00+08:00");
        Is(await app.PostAsync($"/{id}/service", app.Proposer, new { outcome = "delivered", way = "inbox", proof = "x" }), HttpStatusCode.BadRequest, "invalid-request");
        Is(await app.PostAsync($"/{id}/service", app.Proposer, new { outcome = "delivered", way = "post", proof = "EMS 1", servedAt = "2026-09-30T10:00:00+08:00" }),
            HttpStatusCode.BadRequest, "served-in-future");
        var served = await ObjectionApp.OkAsync(app.PostAsync($"/{id}/service", app.Proposer,
            new { outcome = "delivered", way = "post", proof = "EMS 1", servedAt = "2026-09-28T10:00:00+08:00" }));
        Assert.Equal(("post", "2026-10-10"), ((string)served["servedBy"]!, (string)served["statementWindow"]!["lastDay"]!));
        Is(await app.PostAsync($"/{id}/service", app.Proposer, new { outcome = "refused", proof = "拒收记录" }), HttpStatusCode.Conflict, "already-served");

        await app.App.MoveToAsync("2026-10-12T10:00:00+08:00");
        await ObjectionApp.OkAsync(app.DecideAsync(id));
        var joint = await JointApp.StartAsync(app.App);
        var action = (string)(await joint.OkAsync("", joint.Authority, joint.Proposal(JointApp.Units(1), endsOn: "2026-12-31", measure: "talk", ground: id)))["actionId"]!;
        await joint.OkAsync($"/{action}/approval", joint.Approver, new { });
        await joint.QuietAsync();
        var (status, applied) = await app.App.CallAsync(HttpMethod.Post, "api/v1/repairs", app.Subject,
            new { determinationId = id, statement = RepairApp.Statement, evidence = RepairApp.Proof });
        Assert.True(status == HttpStatusCode.Accepted, applied?.ToJsonString());
        var repair = (string)applied!["repairId"]!;
        Assert.Single((await ObjectionApp.OkAsync(app.App.GetAsync("me/records", app.Subject)))["determinations"]!.AsArray());
        await ObjectionApp.OkAsync(app.App.CallAsync(HttpMethod.Post, $"api/v1/repairs/{repair}/decision", app.App.Handler, RepairApp.Decision()));

        // Asked at once: it is in no view, and nothing that rests on it holds.
        Assert.Empty((await ObjectionApp.OkAsync(app.App.GetAsync("me/records", app.Subject)))["determinations"]!.AsArray());
        var ended = await app.ReadAsync(id);
        Assert.Equal(("ended", "repaired", repair), ((string)ended["state"]!, (string)ended["endCause"]!, (string)ended["endReference"]!));
        Assert.Equal((false, "repaired"), ((bool)(await joint.BoardAsync(action))["holds"]!, (string)(await joint.BoardAsync(action))["stop"]!["cause"]!));
        await app.App.QuietAsync();
        Assert.Contains("determination-ended", await app.SubjectNoticesAsync());
    }

    [Fact, Trait("Article", "36")]
    public async Task Unit_that_does_not_decide_is_reminded_and_referred_and_the_case_never_dies()
    {
        await using var host = await ObjectionHost.StartAsync(replay: true);
        var app = await DeterminationApp.OfAsync(await host.AppAsync());
        var id = await app.ProposeAsync();
        await app.App.MoveToAsync("2026-09-28T10:00:00+08:00");
        await app.ReadAsync(id, app.Subject);
        await app.App.MoveToAsync("2026-11-06T12:00:00+08:00");
        var referral = Assert.Single((await app.App.GetAsync("referrals", await app.App.TokenAsync("authority", ObjectionHost.Authority))).Body!["referrals"]!.AsArray())!;
        Assert.Equal(("determination-overdue", app.Unit, id), ((string)referral["cause"]!, (string)referral["unit"]!, (string)referral["caseId"]!));
        Assert.Contains("determination-overdue", await app.SubjectNoticesAsync());
        Assert.Equal("deciding", (string)(await app.ReadAsync(id))["state"]!);
        Assert.True((await app.UnitNoticesAsync()).Count(kind => kind == "determination-overdue-reminder") == 10);
        Assert.Equal("withdrawn", (string)(await ObjectionApp.OkAsync(app.PostAsync($"/{id}/withdrawal", app.Decider, new { reason = "证据不足" })))["state"]!);
    }

    [Fact, Trait("Article", "27")]
    public async Task Revoked_determination_is_in_no_view_when_the_unit_is_answered()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await DeterminationApp.OfAsync(await host.AppAsync());
        var id = await app.ListedAsync();
        Assert.Equal([id], await app.SevereAsync());
        Is(await app.PostAsync($"/{id}/revocation", app.Proposer, new { reason = "处罚决定被撤销" }), HttpStatusCode.BadRequest, "invalid-request");
        var revoked = await ObjectionApp.OkAsync(app.PostAsync($"/{id}/revocation", app.Proposer,
            new { reason = "处罚决定被撤销", basis = new { law = "《中华人民共和国行政复议法》", article = "第六十四条" } }));
        Assert.Equal(("ended", "revoked"), ((string)revoked["state"]!, (string)revoked["endCause"]!));
        Assert.Empty(await app.SevereAsync());
        await app.App.QuietAsync();
        Assert.Equal("determination-ended", (await app.SubjectNoticesAsync())[^1]);
        Is(await app.PostAsync($"/{id}/withdrawal", app.Proposer, new { reason = "重复" }), HttpStatusCode.Conflict, "already-ended");
    }

    [Fact, Trait("Article", "27")]
    public async Task Determination_ends_when_an_objection_to_the_record_under_it_is_upheld()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await DeterminationApp.OfAsync(await host.AppAsync());
        var id = await app.ListedAsync();
        var objection = await app.App.FileAsync();
        var (status, body) = await app.App.PostAsync($"/{objection}/decision", app.App.Handler, ObjectionApp.Decision("deleted"));
        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        await app.App.QuietAsync();
        var ended = await app.ReadAsync(id);
        Assert.Equal(("ended", "record-ended", objection), ((string)ended["state"]!, (string)ended["endCause"]!, (string)ended["endReference"]!));
        Assert.Empty(await app.SevereAsync());
    }

    [Fact]
    public async Task Of_statement_and_decision_at_the_same_time_the_first_stored_counts_and_the_case_shows_both()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await DeterminationApp.OfAsync(await host.AppAsync());
        var id = await app.ProposeAsync();
        await app.App.MoveToAsync("2026-09-28T10:00:00+08:00");
        await app.ReadAsync(id, app.Subject);
        await app.App.MoveToAsync("2026-10-13T10:00:00+08:00");
        var (statement, decision) = (app.StateAsync(id), app.DecideAsync(id));
        Assert.Equal(HttpStatusCode.OK, (await statement).Status);
        var page = await app.ReadAsync(id);
        var given = page["events"]!.AsArray().Single(entry => (string)entry!["event"]! == "statement-given")!;
        if ((await decision).Status == HttpStatusCode.OK)
        {
            Assert.True((bool)given["details"]!["afterDecision"]!);
            Assert.Equal("listed", (string)page["state"]!);
        }
        else
        {
            Is(await decision, HttpStatusCode.BadRequest, "statement-unanswered");
            Assert.False((bool)given["details"]!["afterDecision"]!);
            await ObjectionApp.OkAsync(app.DecideAsync(id, answer: DeterminationApp.Answer, answered: 1));
        }

        // Whatever came first, one that comes after the decision is kept.
        await ObjectionApp.OkAsync(app.StateAsync(id, "决定没有考虑我公司的召回措施，请依法撤销并重新调查处理。"));
        var late = (await app.ReadAsync(id))["events"]!.AsArray().Last(entry => (string)entry!["event"]! == "statement-given")!;
        Assert.True((bool)late["details"]!["afterDecision"]!);
    }

    [Fact]
    public async Task Published_calendar_recounts_the_window_and_tells_old_and_new()
    {
        await using var host = await ObjectionHost.StartAsync("2026-12-25T09:00:00+08:00");
        var app = await DeterminationApp.OfAsync(await host.AppAsync());
        var id = await app.ProposeAsync();
        await app.ReadAsync(id, app.Subject);
        await app.App.MoveToAsync("2026-12-28T10:00:00+08:00");
        Assert.Equal("2027-01-04", (string)(await app.ReadAsync(id))["statementWindow"]!["lastDay"]!);
        var authority = await app.App.TokenAsync("authority", ObjectionHost.Authority);
        var (status, body) = await app.App.CallAsync(HttpMethod.Put, "api/v1/calendar/2027", authority, new
        {
            notice = "国办发明电〔2026〕9号",
            daysOff = new[] { "2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04" },
            makeUpDays = Array.Empty<string>(),
        });
        Assert.True((int)status < 300, body?.ToJsonString());
        await app.App.QuietAsync();
        await app.App.MoveToAsync("2026-12-28T11:00:00+08:00");
        Assert.Equal("2027-01-05", (string)(await app.ReadAsync(id))["statementWindow"]!["lastDay"]!);
        Assert.Contains("determination-deadline-moved", await app.SubjectNoticesAsync());
        Assert.Contains("determination-deadline-moved", await app.UnitNoticesAsync());
        await app.App.MoveToAsync("2027-01-05T23:59:59+08:00");
        Assert.Equal("statement", (string)(await app.ReadAsync(id))["state"]!);
        await app.App.MoveToAsync("2027-01-06T00:00:01+08:00");
        Assert.Equal("deciding", (string)(await app.ReadAsync(id))["state"]!);
    }
}
