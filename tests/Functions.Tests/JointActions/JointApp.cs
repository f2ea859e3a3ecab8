using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Objections;

namespace CreditFunctions.Functions.Tests.JointActions;

/// <summary>The running app with an organisation, its record, an authority of two people, and units.</summary>
internal sealed class JointApp(ObjectionApp objections)
{
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public ObjectionApp Objections { get; } = objections;

    public string AuthorityUnit { get; } = ObjectionApp.Code("11");

    public string Authority { get; private set; } = string.Empty;

    public string Approver { get; private set; } = string.Empty;

    public string Subject => Objections.Applicant;

    public const string Reasons = "该企业未按规定公示价格且拒不改正，情节较重，需要在日常监管中增加监管频次。";

    public static async Task<JointApp> StartAsync(ObjectionApp objections)
    {
        var app = new JointApp(objections);
        app.Authority = await objections.TokenAsync("authority", app.AuthorityUnit, "authority-1");
        app.Approver = await objections.TokenAsync("authority", app.AuthorityUnit, "authority-2");
        return app;
    }

    public static IReadOnlyList<string> Units(int count) => [.. Enumerable.Range(0, count).Select(_ => ObjectionApp.Code("11"))];

    public object Proposal(IEnumerable<string> units, string kind = "punishment", string endsOn = "2026-12-31", string measure = "key-supervision", object? basis = null, string? ground = null) => new
    {
        kind,
        subjectId = Objections.SubjectId,
        grounds = new[] { ground ?? Objections.RecordId },
        measures = new[] { new { code = measure } },
        basis = basis ?? new { law = "《四平市社会信用条例》", article = "第二十一条第（二）项" },
        reasons = Reasons,
        limitWorkingDays = 10,
        endsOn,
        units = units.Select(unit => new { unit }),
    };

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, string token, object body, string? key = null) =>
        Objections.CallAsync(HttpMethod.Post, "api/v1/joint-actions" + path, token, body, key);

    public async Task<JsonNode> OkAsync(string path, string token, object body)
    {
        var (status, answer) = await PostAsync(path, token, body);
        Assert.True((int)status is 200 or 202, $"{status} {answer?.ToJsonString()}{string.Join('\n', Objections.Process.Output.TakeLast(20))}");
        return answer!;
    }

    /// <summary>A punishment that holds; its units have their tasks.</summary>
    public async Task<string> PunishAsync(IReadOnlyList<string> units, string endsOn = "2026-12-31")
    {
        var id = (string)(await OkAsync("", Authority, Proposal(units, endsOn: endsOn)))["actionId"]!;
        await OkAsync($"/{id}/approval", Approver, new { });
        await QuietAsync();
        return id;
    }

    public async Task<JsonNode> BoardAsync(string id, string? token = null) =>
        await ObjectionApp.OkAsync(Objections.GetAsync($"joint-actions/{id}", token ?? Authority));

    public async Task<string> TokenOfAsync(string unit)
    {
        if (!_tokens.TryGetValue(unit, out var token)) _tokens[unit] = token = await Objections.TokenAsync("implementer", unit, "i-" + unit);
        return token;
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> FeedbackAsync(string id, string unit, object? body = null, string? by = null) =>
        await PostAsync($"/{id}/units/{unit}/feedback", await TokenOfAsync(by ?? unit), body ?? Done());

    public async Task<(HttpStatusCode Status, JsonNode? Body)> ConfirmAsync(string id, string unit) =>
        await PostAsync($"/{id}/units/{unit}/stop-confirmation", await TokenOfAsync(unit), new { });

    public static object Done(string day = "2026-09-24") => new { outcome = "implemented", what = "已列为重点监管对象，检查频次调整为每季度一次", implementedOn = day, evidence = new[] { "监管台账〔2026〕12号" } };

    public static object NotDone(string reasons) => new { outcome = "not-implemented", reasons };

    public async Task<JsonArray> MeasuresAsync() => (await ObjectionApp.OkAsync(Objections.GetAsync("me/measures", Subject)))["measures"]!.AsArray();

    public async Task<JsonArray> TasksAsync(string unit) => (await ObjectionApp.OkAsync(Objections.GetAsync("units/me/tasks", await TokenOfAsync(unit))))["tasks"]!.AsArray();

    public async Task<IReadOnlyList<string>> KindsAsync(string unit) => await Objections.KindsAsync(await TokenOfAsync(unit), unit: true);

    public static string StateOf(JsonNode board, string unit) => (string)UnitOf(board, unit)["state"]!;

    public static JsonNode UnitOf(JsonNode board, string unit) => board["units"]!.AsArray().Single(row => (string)row!["unit"]! == unit)!;

    public Task QuietAsync() => Objections.QuietAsync();
}
