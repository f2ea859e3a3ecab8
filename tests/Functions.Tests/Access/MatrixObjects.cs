using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Determinations;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tests.Submissions;

namespace CreditFunctions.Functions.Tests.Access;

/// <summary>Real things for the addresses of the table: one organisation's case, and what hangs on it, made anew for each route.</summary>
internal sealed class MatrixObjects(ObjectionApp app, StoredApp stored)
{
    private readonly MatrixThings _things = new(app, stored);

    /// <summary>What no store holds, in the form of an id.</summary>
    public const string Unknown = "x234567890abcdefghijklmn";

    /// <summary>Whose the thing is: the organisation's token, or a person's where no organisation has such a thing.</summary>
    public string Owner { get; private set; } = app.Applicant;

    /// <summary>The values of a route's address.</summary>
    public async Task<Dictionary<string, string>> ValuesAsync(MatrixRoute route)
    {
        var values = new Dictionary<string, string>();
        foreach (var name in route.Parameters) values[name] = await ValueAsync(route, name, values);
        // An auditor names whose entry it is.
        if (values.ContainsKey("entry")) values["subject"] = app.SubjectId;
        return values;
    }

    /// <summary>The same with ids that nobody has.</summary>
    public static Dictionary<string, string> Unknowns(IReadOnlyDictionary<string, string> values) => values.ToDictionary(pair => pair.Key,
        pair => IsId(pair.Key) ? UnknownLike(pair.Key, pair.Value) : pair.Value);

    /// <summary>An id that nobody has, of the form of one that somebody has.</summary>
    public static string UnknownLike(string name, string value) => name switch
    {
        "number" => "999999",
        "row" => "999",
        "entry" => "q" + new string('a', 24),
        // The unit stands in it: another grant to the same one.
        "grantId" => "g" + new string('a', 24) + value[25..],
        _ => Unknown,
    };

    /// <summary>Whether a name stands for somebody's own thing.</summary>
    public static bool IsId(string name) => name.EndsWith("Id", StringComparison.Ordinal) || name is "number" or "row" or "entry";

    /// <summary>What is sent where an empty object would be refused before anybody looks whose the thing is.</summary>
    public static object Body(MatrixRoute route) => route.Template[(route.Template.LastIndexOf('/') + 1)..] switch
    {
        "service" => new { outcome = "delivered", way = "window", proof = "送达回证" },
        "statement" => new { text = DeterminationApp.Statement },
        "withdrawal" or "revocation" when route.Template.Contains("determinations", StringComparison.Ordinal) =>
            new { reason = "处罚决定被撤销", basis = new { law = "《中华人民共和国行政复议法》", article = "第六十四条" } },
        "decision" when route.Template.Contains("determinations", StringComparison.Ordinal) => new { outcome = "not-determined", reasons = DeterminationApp.Decision },
        "decision" => ObjectionApp.Decision(),
        "supplement" or "supplement-request" or "verification" => new { text = "缴款凭证原件已于今日送达窗口，请一并核对。" },
        "transfer" or "verification-request" => new { unit = MatrixCallers.AuthorityUnit, workingDays = 3, reason = "不属于本单位权限。" },
        "delivery" => new { way = "window", proof = "签收单" },
        "assignment" => new { unit = MatrixCallers.AuthorityUnit },
        "answer" => new { text = "经办人休假，交接时遗漏了该申请。" },
        "closing" => new { result = "excused", reasons = "调取办理日志，经办人病假期间没有安排代办人员，次日已经补办。" },
        "approval" => new { },
        "revocation" or "rejection" => new { reason = "与原决定不符", basis = "《四平市社会信用条例》第二十七条" },
        "withdrawal" => new { reason = "机构改革后撤销" },
        "feedback" => new { outcome = "implemented", what = "已列为重点监管对象", implementedOn = "2026-09-24" },
        "release" => new { reason = "与原决定相符", basis = "复议决定" },
        "review" => new { finding = "工作需要", reason = "检查已结束", decision = "keep" },
        _ => new { },
    };

    private async Task<string> ValueAsync(MatrixRoute route, string name, Dictionary<string, string> before) => name switch
    {
        "subjectId" => app.SubjectId,
        "uscc" => app.Organisation.Number,
        "item" => "penalty",
        "year" => "2026",
        "objectionId" => await app.FileAsync(evidence: new[] { new { name = "凭证.txt", contentType = "text/plain", content = "5Y2B" } }),
        "actionId" => await _things.JointActionAsync(approved: !route.Template.EndsWith("/approval", StringComparison.Ordinal)),
        "unit" => app.Provider,
        "repairId" => await _things.RepairAsync(),
        "referralId" => await _things.ReferralAsync(),
        "evidenceId" when before.TryGetValue("repairId", out var repairId) =>
            (string)(await ObjectionApp.OkAsync(app.GetAsync($"repairs/{repairId}", app.Applicant)))["events"]![0]!["evidence"]![0]!["id"]!,
        "determinationId" => await DeterminationAsync(),
        "evidenceId" when before.TryGetValue("determinationId", out var determination) =>
            (string)(await (await DeterminationApp.OfAsync(app)).ReadAsync(determination))["events"]![0]!["evidence"]![0]!["id"]!,
        "evidenceId" => (string)(await app.ReadAsync(before["objectionId"]))["events"]![0]!["evidence"]![0]!["id"]!,
        "noticeId" => await NoticeAsync(route.Template.Contains("units/", StringComparison.Ordinal)),
        "authorisationId" => await _things.AuthorisationAsync(),
        "consentId" => route.Template.Contains("/me/", StringComparison.Ordinal) ? await OwnConsentAsync() : await _things.PaperConsentAsync(),
        "representationId" => await _things.RepresentationAsync(),
        "grantId" => await _things.GrantAsync(),
        "flagId" => await _things.FlagAsync(),
        "inspectionId" => await _things.InspectionAsync(),
        "entry" => await _things.EntryAsync(),
        "code" => await _things.ReportAsync(),
        "receiptId" when route.Parameters.Contains("row") => await _things.HeldRowAsync(),
        "receiptId" => await ReceiptAsync(),
        "number" => await DeadLetterAsync(),
        "row" => "1",
        _ => Unknown,
    };

    private async Task<string> DeterminationAsync()
    {
        var determinations = await DeterminationApp.OfAsync(app);
        var proposal = determinations.Proposal();
        proposal["evidence"] = new[] { new { name = "笔录.txt", contentType = "text/plain", content = "5Y2B" } };
        return await determinations.ProposeAsync(proposal);
    }

    private async Task<string> NoticeAsync(bool ofUnit)
    {
        await app.FileAsync();
        await app.QuietAsync();
        return (string)(await ObjectionApp.OkAsync(app.GetAsync(ofUnit ? "units/me/notices" : "me/notices", ofUnit ? app.Handler : app.Applicant)))
            ["notices"]![0]!["noticeId"]!;
    }

    private async Task<string> OwnConsentAsync()
    {
        (var id, Owner) = await _things.OwnConsentAsync();
        return id;
    }

    private async Task<string> ReceiptAsync()
    {
        using var content = new StringContent("CF_WSH\n1\n", System.Text.Encoding.UTF8, "text/csv");
        using var answer = await app.Process.SendAsync(HttpMethod.Post, $"api/v1/submissions?item=penalty&batch={Guid.NewGuid():N}",
            await app.TokenAsync("provider", app.Provider), content);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["receiptId"]!;
    }

    private async Task<string> DeadLetterAsync()
    {
        var token = await app.TokenAsync("provider", app.Provider);
        await OfficialSender.SendCsvAsync(app.Process, token, "CF_WSH\n1\n多出,的一行\n", "penalty", "坏批次");
        for (var i = 0; i < 600; i++)
        {
            var letters = (await app.GetAsync("dead-letters", token)).Body!["items"]!.AsArray();
            if (letters.Count > 0) return letters[0]!["number"]!.ToString();
            await Task.Delay(100);
        }

        throw new TimeoutException("The dead letter did not come.");
    }
}
