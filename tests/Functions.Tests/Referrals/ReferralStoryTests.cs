using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Repairs;
using CreditFunctions.Referrals;
using CreditFunctions.Storage;

namespace CreditFunctions.Functions.Tests.Referrals;

/// <summary>A referral over the real HTTP port: opened by a missed limit, assigned, answered, closed; never removed.</summary>
[Trait("Article", "36")]
public sealed class ReferralStoryTests
{
    private const string Reasons = "调取办理日志，十月八日至十五日无人经办，单位说明的系统故障与监控记录不符。";

    [Fact]
    public async Task Missed_repair_becomes_a_referral_with_its_timeline_that_people_assign_answer_and_close()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await RepairApp.StartAsync(host.Process, host.Stored);
        var repair = await app.ApplyAsync();
        await app.MoveToAsync("2026-10-16T12:00:00+08:00");
        var authority = await app.TokenAsync("authority", ObjectionHost.Authority);
        var auditor = await app.TokenAsync("auditor", ObjectionHost.Authority);
        var body = ObjectionApp.Code("11");
        var (looking, other) = (await app.TokenAsync("handler", body), await app.TokenAsync("handler", ObjectionApp.Code("11")));

        var id = (string)Assert.Single(await ListAsync(authority, "?state=suspected"))!["referralId"]!;
        Assert.Single(await ListAsync(app.Handler));
        Assert.Empty(await ListAsync(other));
        var page = await ReadAsync(auditor);
        Assert.Equal($"/api/v1/repairs/{repair}", (string)page["case"]!);
        Assert.Equal("applied", (string)page["timeline"]![0]!["event"]!);
        Assert.Equal(64, ((string)page["timeline"]![0]!["evidence"]![0]!["sha256"]!).Length);
        Assert.DoesNotContain("缴清罚款", page.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);

        ProblemAssert.Is(await ActAsync(authority, "assignment", new { unit = app.Provider }), HttpStatusCode.BadRequest, "assigned-to-unit-in-question");
        ProblemAssert.Is(await ActAsync(authority, "closing", new { result = "established", reasons = Reasons }), HttpStatusCode.Conflict, "not-assigned");
        ProblemAssert.Is(await ActAsync(looking, "closing", new { result = "established", reasons = Reasons }), HttpStatusCode.NotFound, "referral-not-found");
        await OkAsync(authority, "assignment", new { unit = body });
        ProblemAssert.Is(await ActAsync(looking, "answer", new { text = "代为说明" }), HttpStatusCode.Forbidden, "not-unit-in-question");
        await OkAsync(app.Handler, "answer", new { text = "经办人休假，交接时遗漏了该申请，已于次日补办。" });
        ProblemAssert.Is(await ActAsync(app.Handler, "closing", new { result = "excused", reasons = Reasons }), HttpStatusCode.Forbidden, "own-case");
        ProblemAssert.Is(await ActAsync(looking, "closing", new { result = "established", reasons = "经核实，情况属实。" }), HttpStatusCode.BadRequest, "reasons-empty-words");
        await OkAsync(looking, "closing", new { result = "established", reasons = Reasons });
        ProblemAssert.Is(await ActAsync(looking, "closing", new { result = "not-established", reasons = Reasons }), HttpStatusCode.Conflict, "referral-closed");
        ProblemAssert.Is(await ActAsync(authority, "assignment", new { unit = body }), HttpStatusCode.Conflict, "referral-closed");

        page = await ReadAsync(app.Handler);
        Assert.Equal(("closed", "established"), ((string)page["state"]!, (string)page["result"]!));
        Assert.Equal(["opened", "assigned", "answered", "closed"], page["events"]!.AsArray().Select(entry => (string)entry!["event"]!));
        Assert.Empty(await ListAsync(authority, "?state=suspected"));
        Assert.Equal(id, (string)Assert.Single(await ListAsync(authority, "?state=closed"))!["referralId"]!);
        await app.QuietAsync();
        Assert.Equal(["referral-assigned", "referral-answered"], (await app.KindsAsync(looking, unit: true)));
        Assert.Equal(["referral-answer-asked", "referral-closed"], (await app.KindsAsync(app.Handler, unit: true)).Where(kind => kind.StartsWith("referral", StringComparison.Ordinal)));

        async Task<JsonArray> ListAsync(string token, string query = "") => (await RepairApp.OkAsync(app.GetAsync("referrals" + query, token)))["referrals"]!.AsArray();

        Task<JsonNode> ReadAsync(string token) => RepairApp.OkAsync(app.GetAsync($"referrals/{id}", token));

        Task<(HttpStatusCode Status, JsonNode? Body)> ActAsync(string token, string act, object what) =>
            app.CallAsync(HttpMethod.Post, $"api/v1/referrals/{id}/{act}", token, what);

        Task<JsonNode> OkAsync(string token, string act, object what) => RepairApp.OkAsync(ActAsync(token, act, what));
    }

    [Fact]
    public async Task Named_person_alone_closes_it_an_unknown_state_is_refused_and_nothing_deletes_it()
    {
        await using var host = await ObjectionHost.StartAsync();
        var app = await RepairApp.StartAsync(host.Process, host.Stored);
        var auditor = await app.TokenAsync("auditor", ObjectionHost.Authority, "auditor-7");
        var authority = await app.TokenAsync("authority", ObjectionHost.Authority);
        host.Stored.Clock.SetUtcNow(await host.Process.NowAsync());
        var id = NewId.Make('f');
        await Store().OpenAsync(new Referral(id, app.Provider, "stop-unconfirmed", "j1", host.Stored.Clock.GetUtcNow()), default);

        await RepairApp.OkAsync(app.CallAsync(HttpMethod.Post, $"api/v1/referrals/{id}/assignment", authority, new { unit = ObjectionHost.Authority, person = "auditor-7" }));
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, $"api/v1/referrals/{id}/closing", authority, new { result = "excused", reasons = Reasons }),
            HttpStatusCode.Forbidden, "not-assigned-body");
        ProblemAssert.Is(await app.GetAsync("referrals?state=gone", auditor), HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal(HttpStatusCode.NotFound, (await app.CallAsync(HttpMethod.Delete, $"api/v1/referrals/{id}", authority)).Status);
        var closed = await RepairApp.OkAsync(app.CallAsync(HttpMethod.Post, $"api/v1/referrals/{id}/closing", auditor, new { result = "excused", reasons = Reasons }, "k1"));
        Assert.Equal("closed", (string)closed["state"]!);
        await RepairApp.OkAsync(app.CallAsync(HttpMethod.Post, $"api/v1/referrals/{id}/closing", auditor, new { result = "excused", reasons = Reasons }, "k1"));

        ReferralStore Store() => new(new ReferralCases(host.Stored.Account, host.Stored.Cipher,
            new CreditFunctions.Calendar.CalendarStore(host.Stored.Account, host.Stored.Clock), host.Stored.Clock),
            new ReferralIndex(host.Stored.Account), new OldReferrals(host.Stored.Account), host.Stored.Clock);
    }
}
