using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Objections;

namespace CreditFunctions.Functions.Tests.Determinations;

/// <summary>The running app with an organisation, its penalty, and two determiners of the unit.</summary>
internal sealed class DeterminationApp(ObjectionApp app)
{
    internal const string
        Facts = "二〇二六年三月至五月，当事人在生产环节使用过期原料三百二十公斤，冒用他人许可证编号，造成十四人食物中毒住院。",
        Reasons = "上述行为危害群众身体健康，持续两个月且在责令停产后继续，符合严重情形，故拟认定并列入名单十二个月。",
        Statement = "原料系供货商以合格品名义交付，本公司已全部召回并赔付住院费用，请求从轻。",
        Answer = "供货商提供的合格证日期早于到货日期，本可发现；召回与赔付发生在立案之后，已在期限上予以考虑。",
        Decision = "住院病历、抽检结论与库存台账相互印证；召回和赔付减轻了后果，但停产令后仍有出货，期限定为告知的期限。";

    public ObjectionApp App { get; } = app;

    public string Unit => App.Provider;

    public string Proposer { get; private set; } = string.Empty;

    public string Decider { get; private set; } = string.Empty;

    public string Subject => App.Applicant;

    public static async Task<DeterminationApp> OfAsync(ObjectionApp app)
    {
        var made = new DeterminationApp(app);
        made.Proposer = await app.TokenAsync("determiner", app.Provider, "determiner-1");
        made.Decider = await app.TokenAsync("determiner", app.Provider, "determiner-2");
        return made;
    }

    /// <summary>A proposal of serious dishonesty about the organisation, resting on its penalty.</summary>
    public Dictionary<string, object?> Proposal() => new()
    {
        ["subject"] = new { number = App.Organisation.Number, name = "四平甲公司" },
        ["category"] = "1",
        ["severity"] = "serious",
        ["facts"] = Facts,
        ["reasons"] = Reasons,
        ["basis"] = new { law = "《中华人民共和国食品安全法》", article = "第一百二十四条" },
        ["months"] = 12,
        ["measures"] = new object[] { new { code = "key-supervision" }, new { code = "talk" } },
        ["recordIds"] = new[] { App.RecordId },
    };

    public Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string path, string? token, object body, string? key = null) =>
        App.CallAsync(HttpMethod.Post, $"api/v1/determinations{path}", token, body, key);

    public async Task<string> ProposeAsync(Dictionary<string, object?>? proposal = null)
    {
        var (status, body) = await PostAsync("", Proposer, proposal ?? Proposal());
        Assert.True(status == HttpStatusCode.Accepted, $"{status} {body?.ToJsonString()}");
        return (string)body!["determinationId"]!;
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> DecideAsync(string id, object? more = null, string? token = null, string? answer = null, int? answered = null,
        string outcome = "listed") => PostAsync($"/{id}/decision", token ?? Decider, more ?? new { outcome, reasons = Decision, answer, answeredStatements = answered });

    public Task<(HttpStatusCode Status, JsonNode? Body)> StateAsync(string id, string? text = null) =>
        PostAsync($"/{id}/statement", Subject, new { text = text ?? Statement });

    public async Task<JsonNode> ReadAsync(string id, string? token = null) => await ObjectionApp.OkAsync(App.GetAsync($"determinations/{id}", token ?? Proposer));

    /// <summary>Ids on the severe list, to anyone.</summary>
    public async Task<IReadOnlyList<string>> SevereAsync() =>
        [.. (await ObjectionApp.OkAsync(App.GetAsync("public/severe-list", null)))["listed"]!.AsArray().Select(listed => (string)listed!["determinationId"]!)];

    public async Task<IReadOnlyList<string>> SubjectNoticesAsync() => await App.KindsAsync(Subject, unit: false);

    public async Task<IReadOnlyList<string>> UnitNoticesAsync() => await App.KindsAsync(Proposer, unit: true);

    /// <summary>Proposed on 24 September, read by the subject on the 28th, its window over on 10 October, listed on the 13th.</summary>
    public async Task<string> ListedAsync()
    {
        var id = await ProposeAsync();
        await App.MoveToAsync("2026-09-28T10:00:00+08:00");
        await ReadAsync(id, Subject);
        await App.MoveToAsync("2026-10-13T10:00:00+08:00");
        await ObjectionApp.OkAsync(DecideAsync(id));
        await App.QuietAsync();
        return id;
    }
}
