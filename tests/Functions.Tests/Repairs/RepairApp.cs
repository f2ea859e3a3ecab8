using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Calendar;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tests.Subjects;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Repairs;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Tests.Repairs;

/// <summary>The running app with an organisation, its penalty, and the people around a repair. The clock stands at 24 September 2026.</summary>
internal sealed class RepairApp(LocalAppProcess process, StoredApp stored)
{
    public const string Statement = "我公司已于二〇二六年六月二日缴清罚款三万元，并更换了全部涉案设备，请求修复。";

    public static readonly object Proof = new[] { new { name = "缴款凭证.txt", contentType = "text/plain", content = "5pKk6ZSA5Yaz5a6a" } };

    public LocalAppProcess Process { get; } = process;

    public StoredApp Stored { get; } = stored;

    public string Provider { get; } = ObjectionApp.Code("11");

    public Identifier Organisation { get; } = SubjectIndexTests.Any();

    public string SubjectId { get; private set; } = string.Empty;

    public string RecordId { get; private set; } = string.Empty;

    public string Applicant { get; private set; } = string.Empty;

    public string Handler { get; private set; } = string.Empty;

    /// <summary>The app's own store, for what a test does behind the app's back.</summary>
    public RepairStore Store => StoreOf(Stored);

    public static RepairStore StoreOf(StoredApp stored) => new(stored.Account, stored.Cipher, new CalendarStore(stored.Account, stored.Clock), stored.Clock,
        Options.Create(new RepairOptions()));

    public static async Task<RepairApp> StartAsync(LocalAppProcess process, StoredApp stored, string severity = "一般", string decided = "2026-03-01", string content = "罚款三万元")
    {
        var app = new RepairApp(process, stored);
        app.SubjectId = await stored.Subjects.FindOrAddAsync(app.Organisation, SubjectKind.Organisation, "四平甲公司", default);
        app.RecordId = await app.AddRecordAsync(severity, decided, content);
        app.Applicant = await app.TokenAsync("subject", app.Organisation.Number);
        app.Handler = await app.TokenAsync("handler", app.Provider);
        return app;
    }

    public async Task<string> AddRecordAsync(string severity = "一般", string decided = "2026-03-01", string content = "罚款三万元")
    {
        var penalty = RecordVersions.Penalty(SubjectId, RecordVersions.NewRecord());
        await Stored.Records.TryAddAsync(penalty with
        {
            Provider = Provider,
            DecidingBody = Provider,
            Values = new Dictionary<string, string>(penalty.Values) { ["YZCD"] = severity, ["CF_JDRQ"] = decided, ["CF_NR"] = content },
        }, default);
        return penalty.RecordId;
    }

    public Task<string> TokenAsync(string role, string? unit = null, string? sub = null) =>
        Process.TokenAsync([role], unit, sub ?? $"{role}-1", expiresIn: 366 * 24 * 3600);

    public async Task<(HttpStatusCode Status, JsonNode? Body)> CallAsync(HttpMethod method, string path, string? token, object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (body is not null) request.Content = System.Net.Http.Json.JsonContent.Create(body);
        using var answer = await Process.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, string? token, object body, string? key = null) =>
        CallAsync(HttpMethod.Post, $"api/v1/repairs{path}", token, body, key);

    public Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(string path, string? token) => CallAsync(HttpMethod.Get, $"api/v1/{path}", token);

    public Task<(HttpStatusCode Status, JsonNode? Body)> TryApplyAsync(string? recordId = null, string? key = null, object? evidence = null) =>
        PostAsync("", Applicant, new { recordId = recordId ?? RecordId, statement = Statement, evidence = evidence ?? Proof }, key);

    public async Task<string> ApplyAsync()
    {
        var (status, body) = await TryApplyAsync();
        Assert.True(status == HttpStatusCode.Accepted, body?.ToJsonString() + string.Join('\n', Process.Output));
        return (string)body!["repairId"]!;
    }

    public static object Decision(string outcome = "granted", string more = "") => new
    {
        outcome,
        findings = "调取非税收入缴款凭证两份，罚款三万元于六月二日全部到账；现场复查，旧设备已拆除。" + more,
        basis = "《四平市社会信用条例》第二十六条",
        reasons = (outcome == "granted" ? "罚款全部缴清且违法状态已经消除，公示已满三个月，可以提前结束公示。"
            : "缴款凭证只覆盖罚款的三分之二，余额一万元至今没有缴纳，义务尚未履行完毕。") + more,
        wayOut = outcome == "granted" ? null : "缴清余款后可以再次申请；不服的，可以自收到之日起六十日内申请行政复议。",
    };

    public async Task<JsonNode> DecideAsync(string id, string outcome = "granted") => await OkAsync(PostAsync($"/{id}/decision", Handler, Decision(outcome)));

    public async Task<JsonNode> ReadAsync(string id, string? token = null) => await OkAsync(GetAsync($"repairs/{id}", token ?? Applicant));

    public async Task<string> StateAsync(string id) => (string)(await ReadAsync(id))["state"]!;

    public static async Task<JsonNode> OkAsync(Task<(HttpStatusCode Status, JsonNode? Body)> call)
    {
        var (status, body) = await call;
        Assert.True(status == HttpStatusCode.OK, $"{status} {body?.ToJsonString()}");
        return body!;
    }

    /// <summary>Ids of the records that anyone sees of the organisation.</summary>
    public async Task<IReadOnlyList<string>> PublicAsync() =>
        [.. (await OkAsync(GetAsync($"public/organisations/{Organisation.Number}", null)))["records"]!.AsArray().Select(record => (string)record!["recordId"]!)];

    /// <summary>The record as its subject sees it, or null.</summary>
    public async Task<JsonNode?> OwnAsync(string? recordId = null) => (await OkAsync(GetAsync("me/records", Applicant)))["records"]!.AsArray()
        .SingleOrDefault(record => (string)record!["recordId"]! == (recordId ?? RecordId));

    /// <summary>Kinds of an inbox's notices, oldest first.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync(string token, bool unit)
    {
        var body = await OkAsync(GetAsync(unit ? "units/me/notices?limit=100" : "me/notices?limit=100", token));
        return [.. body["notices"]!.AsArray().Select(notice => (string)notice!["kind"]!).Reverse()];
    }

    /// <summary>Waits, in real time, for what the orchestration does on its own thread at the same clock time.</summary>
    public async Task QuietAsync() => await Process.AdvanceAsync("PT1S");

    public Task MoveToAsync(string instant) => Process.MoveToAsync(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
}
