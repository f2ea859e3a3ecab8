using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.JointActions;
using CreditFunctions.Functions.Tests.Repairs;
using CreditFunctions.Functions.Tests.Submissions;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>From an agency's own file to what was decided about it, what rests on it, and what becomes of the old content when it is supplied again.</summary>
public sealed class DecidedFactTests(SubmittingApp app) : IClassFixture<SubmittingApp>
{
    private static int s_seed = 20260924;
    private readonly PenaltyRows _rows = new(Interlocked.Increment(ref s_seed));

    [Fact, Trait("Article", "25"), Trait("Article", "27"), Trait("Article", "28")]
    public async Task What_an_objection_decided_is_not_overwritten_by_supplying_it_again_and_a_person_who_lets_it_in_stops_what_rests_on_it()
    {
        var supplied = await SuppliedAsync();
        var (_, filed) = await app.CallAsync(HttpMethod.Post, "api/v1/objections", supplied.Subject,
            new { supplied.RecordId, statement = "决定书载明罚款三千元，公示为五千元，请更正金额。" });
        await OkAsync($"objections/{filed!["objectionId"]}/decision", supplied.Handler, new
        {
            outcome = "corrected",
            findings = "调取处罚决定书正本，第二页写明罚款金额为人民币叁仟元整。",
            basis = "《四平市社会信用条例》第二十五条",
            reasons = "平台所载伍仟元系录入时误读案件编号所致，应按决定书正本改正为叁仟元。",
            correction = new Dictionary<string, string> { ["CF_NR_FK"] = "0.30" },
        });
        await app.Process.AdvanceAsync("PT1S");
        Assert.Equal("0.3", await FineAsync(supplied));

        var action = await PunishAsync(supplied);
        var again = await SupplyAsync(supplied, "again");
        Assert.Equal(1, SubmittingApp.Count(again, "held"));
        Assert.Equal("0.3", await FineAsync(supplied));
        var asDecided = new Dictionary<string, string>(supplied.Row) { ["CF_NR_FK"] = "0.3" };
        Assert.Equal(1, SubmittingApp.Count(await SupplyAsync(supplied, "as-decided", asDecided), "unchanged"));
        Assert.True((bool)(await BoardAsync(action))["holds"]!);

        await OkAsync($"held-rows/{SubmittingApp.Text(again, "receiptId")}/1/release", supplied.Handler, new { reason = "复核决定书正本，金额为伍仟元", basis = "原决定书" });
        Assert.Equal("0.5", await FineAsync(supplied));
        Assert.Equal((false, "ground-corrected"), Stop(await BoardAsync(action)));
    }

    [Theory, Trait("Article", "27")]
    [InlineData("withdraw", "ground-revoked")]
    [InlineData("correct", "ground-corrected")]
    public async Task Joint_action_stops_when_the_provider_withdraws_or_corrects_what_it_rests_on(string act, string cause)
    {
        var supplied = await SuppliedAsync();
        var action = await PunishAsync(supplied);
        // The same again changes nothing.
        Assert.Equal(1, SubmittingApp.Count(await SupplyAsync(supplied, "again"), "unchanged"));
        Assert.True((bool)(await BoardAsync(action))["holds"]!);
        var row = new Dictionary<string, string>(supplied.Row) { ["action"] = act, ["reason"] = "复议决定", ["basis"] = "四政复决字〔2026〕1号" };
        if (act == "correct") row["CF_NR_FK"] = "0.1";
        await SupplyAsync(supplied, act, row);
        Assert.Equal((false, cause), Stop(await BoardAsync(action)));
        await app.Process.AdvanceAsync("PT1S");
        Assert.All((await BoardAsync(action))["units"]!.AsArray(), unit => Assert.Equal("stop-unconfirmed", (string)unit!["state"]!));
    }

    [Fact, Trait("Article", "26"), Trait("Article", "28")]
    public async Task What_was_repaired_and_is_supplied_again_is_held_and_shown_to_nobody()
    {
        var supplied = await SuppliedAsync(severity: "轻微");
        var (status, applied) = await app.CallAsync(HttpMethod.Post, "api/v1/repairs", supplied.Subject,
            new { supplied.RecordId, statement = RepairApp.Statement, evidence = RepairApp.Proof });
        Assert.True(status == HttpStatusCode.Accepted, applied?.ToJsonString());
        await OkAsync($"repairs/{applied!["repairId"]}/decision", supplied.Handler, RepairApp.Decision());
        await app.Process.AdvanceAsync("PT1S");
        Assert.Empty(await OwnAsync(supplied));
        Assert.Equal(1, SubmittingApp.Count(await SupplyAsync(supplied, "again"), "held"));
        var corrected = new Dictionary<string, string>(supplied.Row) { ["action"] = "correct", ["reason"] = "更正", ["basis"] = "原决定书", ["CF_NR_FK"] = "0.6" };
        Assert.Equal(1, SubmittingApp.Count(await SupplyAsync(supplied, "corrected", corrected), "held"));
        Assert.Empty(await OwnAsync(supplied));
    }

    private async Task<Supplied> SuppliedAsync(string severity = "一般")
    {
        var company = _rows.Company();
        var row = _rows.Row(1, company);
        row["YZCD"] = severity;
        var supplied = new Supplied(row, await app.TokenAsync("provider", _rows.Unit), await app.TokenAsync("handler", _rows.Unit),
            await app.TokenAsync("subject", company), string.Empty, string.Empty);
        await SupplyAsync(supplied, "first");
        var own = (await app.GetAsync("api/v1/me/records", supplied.Subject)).Body!;
        return supplied with { SubjectId = SubmittingApp.Text(own, "subjectId"), RecordId = SubmittingApp.Text(Assert.Single(own["records"]!.AsArray()), "recordId") };
    }

    private async Task<JsonNode> SupplyAsync(Supplied supplied, string batch, Dictionary<string, string>? row = null)
    {
        var (_, receipt) = await app.PostCsvAsync(supplied.Provider, PenaltyRows.Csv([row ?? supplied.Row]), batch);
        return await app.EndedAsync(SubmittingApp.Text(receipt, "receiptId"), supplied.Provider);
    }

    private async Task<JsonArray> OwnAsync(Supplied supplied) => (await app.GetAsync("api/v1/me/records", supplied.Subject)).Body!["records"]!.AsArray();

    private async Task<string> FineAsync(Supplied supplied) => SubmittingApp.Text(Assert.Single(await OwnAsync(supplied))!["fields"]!.AsArray()
        .Single(field => SubmittingApp.Text(field, "code") == "CF_NR_FK"), "value");

    // Proposed by one person of the authority, approved by another.
    private async Task<string> PunishAsync(Supplied supplied)
    {
        var proposed = await OkAsync("joint-actions", await app.TokenAsync("authority", ObjectionHost.Authority, "a1"), new
        {
            kind = "punishment",
            supplied.SubjectId,
            grounds = new[] { supplied.RecordId },
            measures = new[] { new { code = "talk" } },
            basis = new { law = "《四平市社会信用条例》", article = "第二十一条第（一）项" },
            reasons = JointApp.Reasons,
            limitWorkingDays = 10,
            endsOn = "2026-12-18",
            units = new[] { new { unit = ObjectionApp.Code("11") } },
        });
        var id = SubmittingApp.Text(proposed, "actionId");
        await OkAsync($"joint-actions/{id}/approval", await app.TokenAsync("authority", ObjectionHost.Authority, "a2"), new { });
        await app.Process.AdvanceAsync("PT1S");
        return id;
    }

    private async Task<JsonNode> BoardAsync(string action) =>
        (await app.GetAsync($"api/v1/joint-actions/{action}", await app.TokenAsync("authority", ObjectionHost.Authority, "a1"))).Body!;

    private static (bool Holds, string? Cause) Stop(JsonNode board) => ((bool)board["holds"]!, (string?)board["stop"]?["cause"]);

    private async Task<JsonNode> OkAsync(string path, string token, object body)
    {
        var (status, answer) = await app.CallAsync(HttpMethod.Post, "api/v1/" + path, token, body);
        Assert.True((int)status is >= 200 and < 300, $"{status} {answer?.ToJsonString()}");
        return answer!;
    }

    private sealed record Supplied(Dictionary<string, string> Row, string Provider, string Handler, string Subject, string SubjectId, string RecordId);
}
