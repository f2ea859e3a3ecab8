using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Subjects;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Functions.Tests.AccessLogs;

[Trait("Article", "24")]
public sealed class OwnAccessLogTests(RunningApp app) : IClassFixture<RunningApp>
{
    private readonly AccessLogApp _subject = new(app);

    [Fact]
    public async Task A_subject_sees_who_looked_for_what_and_what_was_shown_but_not_which_clerk()
    {
        var subject = await _subject.SeedAsync();
        Assert.Equal(HttpStatusCode.OK, (await _subject.LookAsync(subject, "四平许可2026-7", sub: "zhang-san")).Status);
        var entry = Assert.Single((await _subject.LogAsync())["entries"]!.AsArray())!;
        Assert.Equal(("purpose", "依职权查询", "unit", AccessLogApp.Unit, "四平市某某局"),
            (Text(entry, "what"), Text(entry, "whatName"), Text(entry, "by"), Text(entry, "unit"), Text(entry, "unitName")));
        Assert.Equal(("10(1)", "行政许可、行政检查、行政处罚", "四平许可2026-7"), (Text(entry, "purpose"), Text(entry, "purposeName"), Text(entry, "matter")));
        Assert.Equal(("penalty", "行政处罚"), (Text(entry["items"]![0]!, "code"), Text(entry["items"]![0]!, "name")));
        Assert.Equal((1, false), ((int)entry["records"]!, (bool)entry["refused"]!));
        Assert.EndsWith("+08:00", Text(entry, "at"), StringComparison.Ordinal);
        var logged = Assert.Single(await LoggedEntries.ReadAsync(app.Stored, one => one.SubjectId == subject && one.What == "purpose"));
        Assert.DoesNotContain(logged.Person, entry.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(logged.Id, Text(entry, "entry"));
    }

    [Fact, Trait("Article", "28")]
    public async Task A_refused_attempt_is_seen_too()
    {
        var subject = await _subject.SeedAsync();
        await app.GetAsync($"api/v1/subjects/{subject}/records?purpose=1&matter=M", await app.TokenAsync("provider", AccessLogApp.Unit));
        var entry = Assert.Single((await _subject.LogAsync())["entries"]!.AsArray())!;
        Assert.Equal((true, "forbidden", 0), ((bool)entry["refused"]!, Text(entry, "refusal"), (int)entry["records"]!));
        Assert.Equal(AccessLogApp.Unit, Text(entry, "unit"));
    }

    [Fact]
    public async Task Own_looks_and_public_ones_are_told_as_such_and_reading_the_log_does_not_fill_it()
    {
        await _subject.SeedAsync();
        var token = await _subject.SubjectAsync();
        await app.GetAsync($"api/v1/public/organisations/{_subject.Organisation.Number}");
        await _subject.LaterAsync();
        await app.GetAsync("api/v1/me/records", token);
        await _subject.LaterAsync();
        await app.GetAsync("api/v1/me/report?format=json", token);
        await _subject.LogAsync();
        await _subject.LogAsync();
        var entries = (await _subject.LogAsync())["entries"]!.AsArray();
        Assert.Equal(["report self", "own self", "public public"], entries.Select(entry => $"{entry!["what"]} {entry["by"]}"));
        // Every reading of the log is in the ledger all the same.
        var subject = await app.Stored.Subjects.FindAsync(_subject.Organisation, default);
        Assert.Equal(3, (await LoggedEntries.ReadAsync(app.Stored, one => one.SubjectId == subject && one.What == "own-access-log")).Count);
    }

    [Fact]
    public async Task Looks_of_who_acts_for_it_are_told_apart_and_a_strangers_attempt_is_not_its_own()
    {
        var subject = await _subject.SeedAsync();
        var number = new SampleIdentifiers(Random.Shared.Next()).CitizenId();
        var agent = await app.Process.TokenAsync(["subject"], sub: "agent", claims: new { identifier_kind = "citizen-id", identifier = number });
        Assert.Equal(HttpStatusCode.Forbidden, (await ReportForAsync(subject, agent)).Status);
        await _subject.LaterAsync();
        var filed = await app.CallAsync(HttpMethod.Post, "api/v1/me/representations", await _subject.SubjectAsync(), new
        {
            representative = new { kind = "citizen-id", number, name = "示例代理人" },
            kind = "agent",
            scope = new[] { "view" },
            until = "2026-12-31",
            evidenceSha256 = new string('a', 64),
        });
        Assert.True(filed.Status == HttpStatusCode.Created, filed.Body?.ToJsonString());
        await _subject.LaterAsync();
        var (status, report) = await ReportForAsync(subject, agent);
        Assert.True(status == HttpStatusCode.OK, report?.ToJsonString());
        // The agent's own number is not the subject's.
        Assert.Equal("四平甲公司", Text(report!["subject"]!, "name"));
        Assert.DoesNotContain(number[^4..], report["subject"]!.ToJsonString(), StringComparison.Ordinal);
        var entries = (await _subject.LogAsync())["entries"]!.AsArray();
        Assert.Equal(["report representative False", "change-representation self False", "report individual True"],
            entries.Select(entry => $"{entry!["what"]} {entry["by"]} {(bool)entry["refused"]!}"));
        Assert.StartsWith((string)filed.Body!["representationId"]! + " v", Text(entries[0]!, "reference"), StringComparison.Ordinal);

        // Nor is it the subject's own reading of its log, where another reads it, or tries to.
        await _subject.LaterAsync();
        Assert.Equal(HttpStatusCode.OK, (await ForAsync(subject, agent, "access-log")).Status);
        await _subject.LaterAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await ForAsync(subject, await app.TokenAsync("subject", SubjectIndexTests.Any().Number), "access-log")).Status);
        Assert.Equal([("own-access-log", "查看查询记录", true), ("own-access-log", "查看查询记录", false)], (await _subject.LogAsync())["entries"]!.AsArray()
            .Take(2).Select(entry => (Text(entry!, "what"), Text(entry!, "whatName"), (bool)entry!["refused"]!)));
    }

    [Fact]
    public async Task It_tells_how_each_record_is_published()
    {
        await _subject.SeedAsync();
        var published = Assert.Single((await _subject.LogAsync())["publication"]!.AsArray())!;
        Assert.Equal(("政务公开", "2026-09-01", "2027-09-01", true),
            (Text(published, "disclosureName"), Text(published, "publicSince"), Text(published, "publicUntil"), (bool)published["publicNow"]!));
    }

    [Fact]
    public async Task Pages_go_from_the_newest_to_the_oldest_without_a_gap()
    {
        var subject = await _subject.SeedAsync();
        for (var i = 0; i < 7; i++)
        {
            await _subject.LookAsync(subject, $"M{i}");
            await _subject.LogAsync();
        }

        var matters = new List<string>();
        for (string? continuation = null, query = "?limit=3"; query is not null; query = continuation is null ? null : $"?limit=3&continuation={continuation}")
        {
            var page = await _subject.LogAsync(query);
            matters.AddRange(page["entries"]!.AsArray().Select(entry => Text(entry!, "matter")));
            continuation = (string?)page["continuation"];
        }

        Assert.Equal(Enumerable.Range(0, 7).Reverse().Select(number => $"M{number}"), matters);
    }

    [Fact]
    public async Task Another_subject_sees_nothing_of_it_and_one_on_whom_nothing_is_held_has_an_empty_log()
    {
        var subject = await _subject.SeedAsync();
        await _subject.LookAsync(subject, "M");
        var (status, body) = await app.GetAsync("api/v1/me/access-log", await app.TokenAsync("subject", SubjectIndexTests.Any().Number));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(body!["entries"]!.AsArray());
        Assert.Empty(body["publication"]!.AsArray());
        ProblemAssert.Is(await app.GetAsync("api/v1/me/access-log", await _subject.ClerkAsync()), HttpStatusCode.Forbidden, "forbidden");
        ProblemAssert.Is(await app.GetAsync("api/v1/me/access-log"), HttpStatusCode.Unauthorized, "token-missing");
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=x")]
    [InlineData("?continuation=<script>")]
    public async Task A_bad_page_is_said_to_be_bad(string query) =>
        ProblemAssert.Is(await app.GetAsync("api/v1/me/access-log" + query, await _subject.SubjectAsync()), HttpStatusCode.BadRequest, "invalid-request");

    private Task<(HttpStatusCode Status, JsonNode? Body)> ReportForAsync(string subject, string agent) => ForAsync(subject, agent, "report?format=json");

    private async Task<(HttpStatusCode Status, JsonNode? Body)> ForAsync(string subject, string agent, string what)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/me/{what}");
        request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", agent);
        request.Headers.Add("On-Behalf-Of", subject);
        using var answer = await app.Process.Client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private static string Text(JsonNode node, string name) => (string?)node[name] ?? "";
}
