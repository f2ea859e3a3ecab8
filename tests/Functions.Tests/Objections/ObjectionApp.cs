using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Subjects;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Functions.Tests.Objections;

/// <summary>The running app with an organisation, its record, and the people around an objection.</summary>
internal sealed class ObjectionApp(LocalAppProcess process, Storage.StoredApp stored)
{
    private static readonly SampleIdentifiers s_codes = new(20260924);
    private static readonly Lock s_gate = new();

    public LocalAppProcess Process { get; } = process;

    public string Provider { get; } = Code("11");

    public string Verifier { get; } = Code("11");

    public Identifier Organisation { get; } = SubjectIndexTests.Any();

    public string SubjectId { get; private set; } = string.Empty;

    public string RecordId { get; private set; } = string.Empty;

    public string Applicant { get; private set; } = string.Empty;

    public string Handler { get; private set; } = string.Empty;

    public const string Statement = "我公司已于二〇二六年九月十日足额缴纳罚款并整改完毕，记录仍显示未履行，与事实不符，请予更正。";

    public static async Task<ObjectionApp> StartAsync(LocalAppProcess process, Storage.StoredApp stored, string item = "penalty")
    {
        var app = new ObjectionApp(process, stored);
        await app.SeedAsync(item);
        return app;
    }

    public static string Code(string category)
    {
        lock (s_gate) return s_codes.UnifiedCode(category);
    }

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
        CallAsync(HttpMethod.Post, $"api/v1/objections{path}", token, body, key);

    public Task<(HttpStatusCode Status, JsonNode? Body)> GetAsync(string path, string? token) => CallAsync(HttpMethod.Get, $"api/v1/{path}", token);

    /// <summary>A token that lives as long as the longest story.</summary>
    public Task<string> TokenAsync(string role, string? unit = null, string? sub = null) =>
        Process.TokenAsync([role], unit, sub ?? $"{role}-1", expiresIn: 366 * 24 * 3600);

    /// <summary>Files an objection to the record and gives its id.</summary>
    public async Task<string> FileAsync(string statement = Statement, object? evidence = null)
    {
        var (status, body) = await PostAsync("", Applicant, new { recordId = RecordId, statement, evidence });
        Assert.True(status == HttpStatusCode.Accepted, body?.ToJsonString() + string.Join('\n', Process.Output));
        return (string)body!["objectionId"]!;
    }

    public static object Decision(string outcome = "rejected", object? correction = null, string? annotation = null, string more = "") => new
    {
        outcome,
        findings = "调取处罚案卷和非税收入缴款凭证，九月十日到账金额一万元，决定书所载罚款为两万元，尚欠一万元。" + more,
        basis = "《四平市社会信用条例》第二十五条",
        reasons = "凭证所载金额少于决定书金额，申请人没有全部履行缴款义务，系统记录的履行状态符合实际，因此对更正请求不予支持。" + more,
        correction,
        annotation,
    };

    /// <summary>The whole case as its applicant sees it.</summary>
    public async Task<JsonNode> ReadAsync(string id, string? token = null) => await OkAsync(GetAsync($"objections/{id}", token ?? Applicant));

    public static async Task<JsonNode> OkAsync(Task<(HttpStatusCode Status, JsonNode? Body)> call)
    {
        var (status, body) = await call;
        Assert.True(status == HttpStatusCode.OK, $"{status} {body?.ToJsonString()}");
        return body!;
    }

    public async Task<string> StateAsync(string id) => (string)(await ReadAsync(id))["state"]!;

    public async Task<bool> IsMarkedAsync() => (bool)(await GetAsync("me/records", Applicant)).Body!["records"]!.AsArray()
        .Single(record => (string)record!["recordId"]! == RecordId)!["underObjection"]!;

    /// <summary>Kinds of an inbox's notices, oldest first.</summary>
    public async Task<IReadOnlyList<string>> KindsAsync(string token, bool unit)
    {
        var (status, body) = await GetAsync(unit ? "units/me/notices?limit=100" : "me/notices?limit=100", token);
        Assert.True(status == HttpStatusCode.OK, body?.ToJsonString());
        return [.. body!["notices"]!.AsArray().Select(notice => (string)notice!["kind"]!).Reverse()];
    }

    /// <summary>Waits, in real time, for what the orchestration does on its own thread at the same clock time.</summary>
    public async Task QuietAsync() => await Process.AdvanceAsync("PT1S");

    public Task MoveToAsync(string instant) => Process.MoveToAsync(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

    private async Task SeedAsync(string item)
    {
        SubjectId = await stored.Subjects.FindOrAddAsync(Organisation, SubjectKind.Organisation, "四平甲公司", default);
        RecordId = RecordVersions.NewRecord();
        var record = RecordVersions.Penalty(SubjectId, RecordId) with { Provider = Provider, DecidingBody = Provider, Item = item };
        await stored.Records.TryAddAsync(record, default);
        Applicant = await TokenAsync("subject", Organisation.Number);
        Handler = await TokenAsync("handler", Provider);
    }
}
