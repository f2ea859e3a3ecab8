using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Submissions;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Functions.Tests.Access;

/// <summary>Real things for the addresses of the table: one organisation's case, and what hangs on it, made anew for each route.</summary>
internal sealed class MatrixObjects(ObjectionApp app)
{
    private static readonly SampleIdentifiers s_people = new(9001);

    /// <summary>What no store holds, in the form of an id.</summary>
    public const string Unknown = "x234567890abcdefghijklmn";

    /// <summary>The values of a route's address.</summary>
    public async Task<Dictionary<string, string>> ValuesAsync(MatrixRoute route)
    {
        var values = new Dictionary<string, string>();
        foreach (var name in route.Parameters) values[name] = await ValueAsync(route, name, values);
        return values;
    }

    /// <summary>The same with ids that nobody has.</summary>
    public static Dictionary<string, string> Unknowns(IReadOnlyDictionary<string, string> values) => values.ToDictionary(pair => pair.Key,
        pair => pair.Key is "number" ? "999999" : pair.Key is "row" ? "999" : IsId(pair.Key) ? Unknown : pair.Value);

    /// <summary>Whether a name stands for somebody's own thing.</summary>
    public static bool IsId(string name) => name.EndsWith("Id", StringComparison.Ordinal) || name is "number" or "row" or "entry";

    /// <summary>What is sent where an empty object would be refused before anybody looks whose the thing is.</summary>
    public static object Body(MatrixRoute route) => route.Template[(route.Template.LastIndexOf('/') + 1)..] switch
    {
        "decision" => ObjectionApp.Decision(),
        "supplement" or "supplement-request" or "verification" => new { text = "缴款凭证原件已于今日送达窗口，请一并核对。" },
        "transfer" or "verification-request" => new { unit = MatrixCallers.AuthorityUnit, workingDays = 3, reason = "不属于本单位权限。" },
        "delivery" => new { way = "window", proof = "签收单" },
        _ => new { },
    };

    private async Task<string> ValueAsync(MatrixRoute route, string name, Dictionary<string, string> before) => name switch
    {
        "subjectId" => app.SubjectId,
        "uscc" => app.Organisation.Number,
        "item" => "penalty",
        "year" => "2026",
        "objectionId" => await app.FileAsync(evidence: new[] { new { name = "凭证.txt", contentType = "text/plain", content = "5Y2B" } }),
        "evidenceId" => (string)(await app.ReadAsync(before["objectionId"]))["events"]![0]!["evidence"]![0]!["id"]!,
        "noticeId" => await NoticeAsync(route.Template.Contains("units/", StringComparison.Ordinal)),
        "authorisationId" => await CreatedAsync("me/authorisations", app.Applicant, new
        {
            grantee = new { unit = ObjectionApp.Code("91") }, items = new[] { "penalty" }, purpose = "贷款", until = "2026-12-31", uses = "many",
        }, "authorisationId"),
        "consentId" => await CreatedAsync("consents", await app.TokenAsync("provider", app.Provider), new
        {
            person = new { number = s_people.CitizenId(), name = "示例" }, items = new[] { "market-contract" }, purpose = "贷款", until = "2026-12-31",
            evidence = new { content = Convert.ToBase64String(Guid.NewGuid().ToByteArray()) }, conditionOfService = false,
        }, "consentId"),
        "representationId" => await CreatedAsync("me/representations", app.Applicant, new
        {
            representative = new { number = s_people.CitizenId(), name = "示例" }, kind = "agent", until = "2026-12-31", evidenceSha256 = new string('b', 64),
        }, "representationId"),
        "receiptId" => await ReceiptAsync(),
        "number" => await DeadLetterAsync(),
        "row" => "1",
        _ => Unknown,
    };

    private async Task<string> NoticeAsync(bool ofUnit)
    {
        await app.FileAsync();
        await app.QuietAsync();
        return (string)(await ObjectionApp.OkAsync(app.GetAsync(ofUnit ? "units/me/notices" : "me/notices", ofUnit ? app.Handler : app.Applicant)))
            ["notices"]![0]!["noticeId"]!;
    }

    private async Task<string> CreatedAsync(string path, string token, object body, string id)
    {
        var (status, answer) = await app.CallAsync(HttpMethod.Post, "api/v1/" + path, token, body);
        Assert.True((int)status is >= 200 and < 300, $"{path}: {(int)status} {answer?.ToJsonString()}");
        return (string)answer![id]!;
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
