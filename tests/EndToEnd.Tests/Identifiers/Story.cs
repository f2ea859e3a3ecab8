using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Submissions;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.EndToEnd.Tests.Identifiers;

/// <summary>What people and bodies do in some weeks: supplies good and bad, messages, queries, an objection to its end, mistakes.</summary>
internal sealed class Story(LocalAppProcess app, People people)
{
    private readonly Penalties _penalties = new(31);
    private string _provider = "", _person = "", _handler = "", _querier = "", _authority = "";

    /// <summary>Tokens that were issued: whoever has one is that person.</summary>
    public IReadOnlyList<string> Tokens => [_provider, _person, _handler, _querier, _authority];

    public async Task PlayAsync()
    {
        const int year = 366 * 24 * 3600;
        _provider = await app.TokenAsync(["provider"], _penalties.Unit, people.ClerkSub, people.ClerkName, expiresIn: year);
        _handler = await app.TokenAsync(["handler", "clerk"], _penalties.Unit, people.ClerkSub, people.ClerkName, expiresIn: year);
        _querier = await app.TokenAsync(["querier"], _penalties.Unit, people.ClerkSub, people.ClerkName, expiresIn: year);
        _authority = await app.TokenAsync(["authority", "auditor"], _penalties.Unit, people.ClerkSub, people.ClerkName, expiresIn: year);
        _person = await app.TokenAsync(["subject"], null, people.PersonSub, people.PenalisedName,
            new { identifier_kind = "citizen-id", identifier = people.PenalisedId, phone_number = people.Phone, email = people.Email }, year);
        await SupplyAsync();
        await QueryAsync();
        await ObjectAsync();
        await BlunderAsync();
        await app.AdvanceAsync("P20D");
    }

    private async Task SupplyAsync()
    {
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(people.Csv(_penalties.Unit, "h"))) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        var receipt = await OkAsync(HttpMethod.Post, "api/v1/submissions?item=penalty&batch=h", _provider, file, HttpStatusCode.Accepted);
        await EndedAsync((string)receipt["receiptId"]!);
        Assert.NotEmpty(await TextAsync($"api/v1/submissions/{receipt["receiptId"]}/findings.csv", _provider));
        await OfficialSender.SendCsvAsync(app, _provider, people.Csv(_penalties.Unit, "m"), "penalty", "m");
        await OfficialSender.SendCsvAsync(app, _provider, people.Csv(_penalties.Unit, "d") + people.PenalisedName + ",多出的一行\r\n", "penalty", "d");
        await OfficialSender.SendCsvAsync(app, null, people.Csv(_penalties.Unit, "n"), "penalty", "n");
        await OfficialSender.SendAsync(app, "application/cloudevents+json", "{\"id\": \"" + people.PenalisedId, new { authorization = _provider });
        JsonArray letters;
        do letters = (await OkAsync(HttpMethod.Get, "api/v1/dead-letters", _authority))["items"]!.AsArray(); while (letters.Count < 3);
        Assert.Contains(people.PenalisedName, await TextAsync($"api/v1/dead-letters/{letters[0]!["number"]}", _authority), StringComparison.Ordinal);
        while ((await OkAsync(HttpMethod.Get, "api/v1/submissions", _provider))["items"]!.AsArray() is var all
            && (all.Count < 2 || all.Any(one => (string?)one!["state"] is not "done"))) await Task.Delay(50);
    }

    private async Task QueryAsync()
    {
        var asked = new { kind = "citizen-id", number = people.PenalisedId, purpose = "1", matter = "四政采〔2026〕1号" };
        var found = await SendAsync(HttpMethod.Post, "api/v1/subjects:resolve", _querier, asked);
        if (found.Status == HttpStatusCode.OK)
        {
            await SendAsync(HttpMethod.Get, $"api/v1/subjects/{found.Body!["subjectId"]}/records?purpose=1&matter=m", _querier);
        }

        await SendAsync(HttpMethod.Post, "api/v1/subjects:resolve", _querier, asked with { number = people.QueriedId });
        await SendAsync(HttpMethod.Post, "api/v1/subjects:resolve", _querier, asked with { number = people.BadId });
        await SendAsync(HttpMethod.Get, $"api/v1/public/organisations/{people.Company}", null);
    }

    private async Task ObjectAsync()
    {
        var own = await OkAsync(HttpMethod.Get, "api/v1/me/records", _person);
        var record = (string)own["records"]!.AsArray().First()!["recordId"]!;
        var evidence = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{people.PenalisedName}，身份证{people.PenalisedId}，电话{people.Phone}"));
        var filed = await OkAsync(HttpMethod.Post, "api/v1/objections", _person, JsonContent.Create(new
        {
            recordId = record,
            statement = $"本人{people.PenalisedName}（{people.PenalisedId}，{people.Email}）已经缴纳罚款，记录有误，请联系{people.Phone}。",
            evidence = new[] { new { name = $"{people.PenalisedName}的声明.txt", contentType = "text/plain", content = evidence } },
        }), HttpStatusCode.Accepted);
        var id = (string)filed["objectionId"]!;
        await app.AdvanceAsync("P1D");
        await SendAsync(HttpMethod.Post, $"api/v1/objections/{id}/supplement-request", _handler, new { text = $"请{people.PenalisedName}补充缴款凭证。" });
        await SendAsync(HttpMethod.Post, $"api/v1/objections/{id}/supplement", _person, new { text = $"凭证寄往{people.Address}。", evidence = Array.Empty<object>() });
        await app.AdvanceAsync("P6D");
        var decided = await SendAsync(HttpMethod.Post, $"api/v1/objections/{id}/decision", _handler, new
        {
            outcome = "rejected", findings = $"经查，{people.PenalisedName}（{people.PenalisedId}）缴款凭证所载金额少于决定书金额。", basis = "《四平市社会信用条例》第二十五条",
            reasons = $"{people.PenalisedName}没有全部履行缴款义务，记录符合实际，因此对更正请求不予支持。",
        });
        Assert.True((int)decided.Status is 200 or 202, decided.Body?.ToJsonString());
        await app.AdvanceAsync("P1D");
        foreach (var path in (string[])[$"objections/{id}", "me/notices", "me/records", "me/access-log", "objections", "me/report"]) await SendAsync(HttpMethod.Get, "api/v1/" + path, _person);
        Assert.Equal("told", (string?)(await OkAsync(HttpMethod.Get, $"api/v1/objections/{id}", _person))["state"]);
    }

    // What goes wrong is logged more than what goes well.
    private async Task BlunderAsync()
    {
        foreach (var path in (string[])["objections", "subjects:resolve", "me/consents", "consents", "me/authorisations", "grants"])
        {
            using var broken = new StringContent($"{{\"name\": \"{people.PenalisedName}\", \"number\": \"{people.PenalisedId}\", ", Encoding.UTF8, "application/json");
            foreach (var token in (string[])[_person, _querier, _authority])
            {
                using var answer = await app.SendAsync(HttpMethod.Post, "api/v1/" + path, token, new StringContent(await broken.ReadAsStringAsync(), Encoding.UTF8, "application/json"));
                Assert.True((int)answer.StatusCode < 500, path);
                await SendAsync(HttpMethod.Post, "api/v1/" + path, token, new { name = people.PenalisedName, number = people.PenalisedId, statement = people.Phone, subject = people.BadId });
            }
        }

        await SendAsync(HttpMethod.Get, "api/v1/me/records", _person[..^4] + "AAAA");
        await SendAsync(HttpMethod.Get, "api/v1/me/records", "not." + Convert.ToBase64String(Encoding.UTF8.GetBytes(people.PenalisedName)) + ".token");
        await SendAsync(HttpMethod.Post, "api/v1/submissions?item=penalty&batch=z", _provider, new { item = "penalty", batch = "z", rows = people.PenalisedName });
    }

    private async Task EndedAsync(string receiptId)
    {
        while ((string?)(await OkAsync(HttpMethod.Get, $"api/v1/submissions/{receiptId}", _provider))["state"] is not "done") await Task.Delay(50);
    }

    private async Task<string> TextAsync(string path, string token)
    {
        using var answer = await app.SendAsync(HttpMethod.Get, path, token);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    private async Task<JsonNode> OkAsync(HttpMethod method, string path, string token, HttpContent? content = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await app.SendAsync(method, path, token, content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{method} {path}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, string? token, object? body = null)
    {
        using var answer = await app.SendAsync(method, path, token, body is null ? null : JsonContent.Create(body));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode < 500, $"{method} {path}: {answer.StatusCode} {text}");
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true && text.Length > 0 ? JsonNode.Parse(text) : null);
    }
}
