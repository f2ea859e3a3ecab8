using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Subjects;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Reports;

namespace CreditFunctions.Functions.Tests.Reports;

[Trait("Article", "24")]
[Collection(RunningAppCollection.Name)]
public sealed class ReportFunctionsTests(RunningApp app)
{
    private readonly Identifier _organisation = SubjectIndexTests.Any();

    [Theory]
    [InlineData("?format=pdf", null, "application/pdf")]
    [InlineData("", "application/pdf", "application/pdf")]
    [InlineData("", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("", null, "text/html")]
    [InlineData("?format=json", "text/html", "application/json")]
    public async Task A_report_is_valid_by_its_code_its_hash_and_its_bytes_in_every_format(string query, string? accept, string type)
    {
        await SeedAsync();
        var report = await ReportAsync(await TokenAsync(), query, accept);
        Assert.Equal(type, report.Type);

        var answer = Ok(await app.GetAsync(report.Path));
        Assert.Equal(("issued", true), ((string)answer["result"]!, (bool)answer["valid"]!));
        foreach (var hash in new[] { answer["contentHash"], answer["fileHash"] })
        {
            Assert.Equal("matches", (string?)Ok(await app.GetAsync($"{report.Path}?hash={hash}"))["result"]);
        }

        Assert.Equal(ReportContent.HashOf(report.File), (string?)answer["fileHash"]);
        Assert.Equal("matches", (string?)(await VerifyAsync(report.Path, report.File))["result"]);
        report.File[^10] ^= 1;
        var changed = await VerifyAsync(report.Path, report.File);
        Assert.Equal(("differs", false), ((string)changed["result"]!, (bool)changed["valid"]!));
    }

    [Fact]
    public async Task The_verification_shows_nothing_about_the_person()
    {
        await SeedAsync();
        var report = await ReportAsync(await TokenAsync(), "?format=json");
        var answer = Ok(await app.GetAsync(report.Path)).ToJsonString();
        var content = JsonNode.Parse(report.File)!;
        Assert.DoesNotContain(_organisation.Number, answer, StringComparison.Ordinal);
        Assert.DoesNotContain((string)content["subject"]!["name"]!, answer, StringComparison.Ordinal);
        Assert.DoesNotContain((string)content["records"]![0]!["documentNumber"]!, answer, StringComparison.Ordinal);
        var subject = await app.Stored.Subjects.FindAsync(_organisation, default);
        Assert.DoesNotContain(subject!, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_issue_stands_in_the_ledger_under_the_entry_that_the_report_names()
    {
        var subject = await SeedAsync();
        var report = JsonNode.Parse((await ReportAsync(await TokenAsync(), "?format=json")).File)!;
        var entry = Assert.Single(await LoggedEntries.ReadAsync(app.Stored, one => one.SubjectId == subject));
        Assert.Equal((string?)report["ledgerEntry"], entry.Id);
        Assert.Equal(("report", 1), (entry.What, entry.Records));
        var content = Ok(await app.GetAsync($"api/v1/reports/{report["code"]}/verification"));
        Assert.Equal((string?)content["ledgerEntry"], entry.Id);
        Assert.Contains((string)content["contentHash"]!, entry.Detail, StringComparison.Ordinal);
        Assert.Contains((string)content["fileHash"]!, entry.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain((string)report["code"]!, entry.Reference + entry.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_handed_on_so_documents_of_persons_show_their_last_four_characters_only()
    {
        await SeedAsync();
        var token = await TokenAsync();
        foreach (var format in new[] { "html", "json" })
        {
            var text = Encoding.UTF8.GetString((await ReportAsync(token, "?format=" + format)).File);
            Assert.DoesNotContain("220302199001011234", text, StringComparison.Ordinal);
            Assert.Contains("**************1234", text, StringComparison.Ordinal);
        }

        Identifier.TryParse(IdentifierKind.CitizenId, new SampleIdentifiers(Random.Shared.Next()).CitizenId(), out var person, out _);
        await app.Stored.Subjects.FindOrAddAsync(person!, SubjectKind.NaturalPerson, "王小五", default);
        var own = await ReportAsync(await app.Process.TokenAsync(["subject"], sub: person!.Number), "?format=json");
        var subject = JsonNode.Parse(own.File)!["subject"]!;
        Assert.Equal(("王小五", "**************" + person.Number[^4..]), ((string)subject["name"]!, (string)subject["identifier"]!));
    }

    [Fact]
    public async Task A_subject_without_records_has_an_empty_report_that_can_be_verified()
    {
        var token = await TokenAsync();
        var page = Encoding.UTF8.GetString((await ReportAsync(token, "")).File);
        Assert.Contains("没有该主体的有效信用信息", page, StringComparison.Ordinal);
        var report = await ReportAsync(token, "?format=pdf");
        Assert.Equal("matches", (string?)(await VerifyAsync(report.Path, report.File))["result"]);
    }

    [Fact]
    public async Task Another_subject_s_report_holds_nothing_of_it()
    {
        await SeedAsync("独一无二的事实");
        var mine = Encoding.UTF8.GetString((await ReportAsync(await TokenAsync(), "")).File);
        Assert.Contains("独一无二的事实", mine, StringComparison.Ordinal);
        var other = Encoding.UTF8.GetString((await ReportAsync(await app.TokenAsync("subject", SubjectIndexTests.Any().Number), "")).File);
        Assert.DoesNotContain("独一无二的事实", other, StringComparison.Ordinal);
        Assert.DoesNotContain(_organisation.Number, other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mark_of_an_objection_and_a_hostile_text_stand_in_the_page()
    {
        var subject = await SeedAsync(SampleReports.Hostile);
        await app.Stored.Records.MarkObjectionAsync(subject, Assert.Single(await app.Stored.Records.ReadAsync(subject, default)).Newest.RecordId, "o1", default);
        using var answer = await SendAsync(await TokenAsync(), "", null);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("异议处理中", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("00000-00000-00000-00000", HttpStatusCode.NotFound)]
    [InlineData("not-a-code", HttpStatusCode.NotFound)]
    public async Task A_code_that_was_never_issued_has_an_answer_of_the_same_form(string code, HttpStatusCode status)
    {
        var (found, body) = await app.GetAsync($"api/v1/reports/{code}/verification");
        Assert.Equal((status, "unknown-code", false), (found, (string)body!["result"]!, (bool)body["valid"]!));
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", (string?)body["message"]);
    }

    [Fact]
    public async Task What_is_no_hash_and_no_format_is_said_to_be_none()
    {
        ProblemAssert.Is(await app.GetAsync("api/v1/reports/00000-00000-00000-00000/verification?hash=abc"), HttpStatusCode.BadRequest, "invalid-request");
        ProblemAssert.Is(await app.GetAsync("api/v1/me/report?format=docx", await TokenAsync()), HttpStatusCode.BadRequest, "invalid-request");
        ProblemAssert.Is(await app.GetAsync("api/v1/me/report"), HttpStatusCode.Unauthorized, "token-missing");
        ProblemAssert.Is(await app.GetAsync("api/v1/me/report", await app.TokenAsync("querier", "11220300MB1234562E")), HttpStatusCode.Forbidden, "forbidden");
    }

    private Task<string> TokenAsync() => app.TokenAsync("subject", _organisation.Number);

    private async Task<string> SeedAsync(string fact = "未按规定公示价格")
    {
        var subject = await app.Stored.Subjects.FindOrAddAsync(_organisation, SubjectKind.Organisation, "四平甲公司", default);
        await app.Stored.Records.TryAddAsync(RecordVersions.Penalty(subject, RecordVersions.NewRecord(), fact: fact), default);
        return subject;
    }

    private async Task<(string Path, string? Type, byte[] File)> ReportAsync(string token, string query, string? accept = null)
    {
        using var answer = await SendAsync(token, query, accept);
        var file = await answer.Content.ReadAsByteArrayAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, Encoding.UTF8.GetString(file));
        var link = Assert.Single(answer.Headers.GetValues("Link"));
        return (new Uri(link[1..link.IndexOf('>', StringComparison.Ordinal)]).PathAndQuery.TrimStart('/'), answer.Content.Headers.ContentType?.MediaType, file);
    }

    private async Task<HttpResponseMessage> SendAsync(string token, string query, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/me/report" + query);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (accept is not null) request.Headers.Add("Accept", accept);
        return await app.Process.Client.SendAsync(request);
    }

    private async Task<JsonNode> VerifyAsync(string path, byte[] file)
    {
        using var content = new ByteArrayContent(file);
        using var answer = await app.Process.SendAsync(HttpMethod.Post, path, null, content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private static JsonNode Ok((HttpStatusCode Status, JsonNode? Body) answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body?.ToJsonString());
        return answer.Body!;
    }
}
