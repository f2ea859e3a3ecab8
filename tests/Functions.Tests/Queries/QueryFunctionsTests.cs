using System.Net;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Subjects;
using CreditFunctions.Ledger;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Functions.Tests.Queries;

[Collection(RunningAppCollection.Name)]
public sealed class QueryFunctionsTests(RunningApp app)
{
    private const string Body = "11220300MB1234562E";
    private readonly Identifier _organisation = SubjectIndexTests.Any();

    [Fact, Trait("Article", "11")]
    public async Task Anyone_sees_what_is_public_of_an_organisation_and_the_look_is_logged()
    {
        var subject = await SeedAsync();
        var (status, body) = await app.GetAsync($"api/v1/public/organisations/{_organisation.Number}");
        Assert.Equal(HttpStatusCode.OK, status);
        var record = Assert.Single(body!["records"]!.AsArray())!;
        Assert.Equal("四市监罚〔2026〕1号", (string?)record["documentNumber"]);
        Assert.Equal("2027-09-01", (string?)record["publicUntil"]);
        Assert.DoesNotContain("220302199001011234", body.ToJsonString(), StringComparison.Ordinal);
        var entry = Assert.Single(await LogAsync(entry => entry.SubjectId == subject));
        Assert.Equal(("public", "anonymous", LedgerEntry.Answered, 1), (entry.What, entry.Person, entry.Outcome, entry.Records));
    }

    [Fact, Trait("Article", "25")]
    public async Task A_record_under_objection_is_shown_as_such()
    {
        var subject = await SeedAsync();
        var record = Assert.Single(await app.Stored.Records.ReadAsync(subject, default)).Newest.RecordId;
        await app.Stored.Records.MarkObjectionAsync(subject, record, "o1", default);
        var (_, body) = await app.GetAsync($"api/v1/public/organisations/{_organisation.Number}");
        Assert.True((bool)body!["records"]![0]!["underObjection"]!);
    }

    [Fact, Trait("Article", "12")]
    public async Task A_withdrawn_record_is_in_no_view()
    {
        var subject = await SeedAsync();
        var newest = Assert.Single(await app.Stored.Records.ReadAsync(subject, default)).Newest;
        await app.Stored.Records.TryAddAsync(newest with { Version = 2, Status = RecordStatus.Withdrawn }, default);
        Assert.Empty((await app.GetAsync($"api/v1/public/organisations/{_organisation.Number}")).Body!["records"]!.AsArray());
        Assert.Empty((await app.GetAsync($"api/v1/subjects/{subject}/records?purpose=1&matter=M1", await app.TokenAsync("querier", Body)))
            .Body!["records"]!.AsArray());
        Assert.Empty((await app.GetAsync("api/v1/me/records", await app.TokenAsync("subject", _organisation.Number))).Body!["records"]!.AsArray());
    }

    [Fact, Trait("Article", "12")]
    public async Task An_unknown_organisation_and_one_without_public_records_have_the_same_answer()
    {
        await SeedAsync(severity: null);
        var known = (await app.GetAsync($"api/v1/public/organisations/{_organisation.Number}")).Body!;
        var other = SubjectIndexTests.Any().Number;
        var unknown = (await app.GetAsync($"api/v1/public/organisations/{other}")).Body!;
        Assert.Equal(known.ToJsonString().Replace(_organisation.Number, other, StringComparison.Ordinal), unknown.ToJsonString());
    }

    [Theory, Trait("Article", "11")]
    [InlineData("12345")]
    [InlineData("911101085800000000")]
    public async Task A_wrong_code_is_said_to_be_wrong(string code) =>
        ProblemAssert.Is(await app.GetAsync($"api/v1/public/organisations/{code}"), HttpStatusCode.BadRequest, "uscc-invalid");

    [Fact, Trait("Article", "10")]
    public async Task A_public_body_finds_a_subject_and_queries_it_for_a_matter()
    {
        var subject = await SeedAsync(severity: null);
        var token = await app.TokenAsync("querier", Body);
        var (_, resolved) = await app.CallAsync(HttpMethod.Post, "api/v1/subjects:resolve", token,
            new { number = _organisation.Number, purpose = "1", matter = "四平许可2026-7" });
        Assert.Equal(subject, (string?)resolved!["subjectId"]);
        var (status, body) = await app.GetAsync($"api/v1/subjects/{subject}/records?purpose=1&matter=四平许可2026-7", token);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Single(body!["records"]!.AsArray());
        Assert.All(await LogAsync(entry => entry.SubjectId == subject), entry =>
            Assert.Equal((Body, "10(1)", "四平许可2026-7"), (entry.Unit, entry.Purpose, entry.Matter)));
        Assert.Equal(2, (await LogAsync(entry => entry.SubjectId == subject)).Count);
    }

    [Theory, Trait("Article", "10")]
    [InlineData("", "purpose-required")]
    [InlineData("?purpose=6&matter=M", "purpose-required")]
    [InlineData("?purpose=1", "matter-required")]
    public async Task Without_purpose_and_matter_there_is_no_query_and_the_attempt_is_logged(string query, string code)
    {
        var subject = await SeedAsync();
        ProblemAssert.Is(await app.GetAsync($"api/v1/subjects/{subject}/records{query}", await app.TokenAsync("querier", Body)), HttpStatusCode.BadRequest, code);
        Assert.Equal(code, Assert.Single(await LogAsync(entry => entry.SubjectId == subject)).Outcome);
    }

    [Fact, Trait("Article", "28")]
    public async Task A_caller_without_the_role_is_refused_and_the_attempt_is_logged()
    {
        var subject = await SeedAsync();
        ProblemAssert.Is(await app.GetAsync($"api/v1/subjects/{subject}/records?purpose=1&matter=M", await app.TokenAsync("provider", Body)),
            HttpStatusCode.Forbidden, "forbidden");
        ProblemAssert.Is(await app.GetAsync($"api/v1/subjects/{subject}/records?purpose=1&matter=M"), HttpStatusCode.Unauthorized, "token-missing");
        Assert.Equal(["forbidden", "token-missing"], (await LogAsync(entry => entry.SubjectId == subject)).Select(entry => entry.Outcome).Order());
    }

    [Fact, Trait("Article", "28")]
    public async Task Forged_expired_and_malformed_tokens_open_nothing()
    {
        var token = await app.TokenAsync("querier", Body);
        var expired = await app.Process.TokenAsync(["querier"], Body, "clerk", expiresIn: -3600);
        string[] parts = token.Split('.');
        var unsigned = Convert.ToBase64String("{\"alg\":\"none\"}"u8).TrimEnd('=') + "." + parts[1] + ".";
        foreach (var (bad, code) in new[] { ("x", "token-invalid"), (token[..^4] + "AAAA", "token-invalid"), (unsigned, "token-invalid"), (expired, "token-expired") })
        {
            ProblemAssert.Is(await app.GetAsync("api/v1/me/records", bad), HttpStatusCode.Unauthorized, code);
        }
    }

    [Fact, Trait("Article", "24")]
    public async Task A_subject_sees_everything_that_is_held_on_it_and_nothing_of_others()
    {
        await SeedAsync(severity: null);
        var mine = (await app.GetAsync("api/v1/me/records", await app.TokenAsync("subject", _organisation.Number))).Body!;
        Assert.Contains(mine["records"]![0]!["fields"]!.AsArray(), field => (string?)field!["value"] == "220302199001011234");
        var others = (await app.GetAsync("api/v1/me/records", await app.TokenAsync("subject", SubjectIndexTests.Any().Number))).Body!;
        Assert.Empty(others["records"]!.AsArray());
    }

    [Fact, Trait("Article", "12")]
    public async Task A_natural_persons_records_are_shared_with_bodies_and_never_public()
    {
        Identifier.TryParse(IdentifierKind.CitizenId, new SampleIdentifiers(7).CitizenId(), out var person, out _);
        var subject = await app.Stored.Subjects.FindOrAddAsync(person!, SubjectKind.NaturalPerson, "王五", default);
        await app.Stored.Records.TryAddAsync(Penalty(subject, "一般") with
        {
            SubjectKind = SubjectKind.NaturalPerson,
            Values = new Dictionary<string, string>(Penalty(subject, "一般").Values) { ["CF_XDR_LB"] = "自然人" },
        }, default);
        Assert.Single((await app.GetAsync($"api/v1/subjects/{subject}/records?purpose=3&matter=招录", await app.TokenAsync("querier", Body)))
            .Body!["records"]!.AsArray());
        ProblemAssert.Is(await app.GetAsync($"api/v1/public/organisations/{person!.Number}"), HttpStatusCode.BadRequest, "uscc-invalid");
        var own = await app.Process.TokenAsync(["subject"], sub: person.Number);
        Assert.Single((await app.GetAsync("api/v1/me/records", own)).Body!["records"]!.AsArray());
    }

    [Fact]
    public async Task An_unknown_subject_is_not_found() => ProblemAssert.Is(
        await app.GetAsync("api/v1/subjects/sunknown/records?purpose=1&matter=M", await app.TokenAsync("querier", Body)),
        HttpStatusCode.NotFound, "subject-not-found");

    [Theory]
    [InlineData("{", "malformed-json")]
    [InlineData("[]", "invalid-request")]
    [InlineData("{\"number\":5}", "invalid-request")]
    public async Task A_bad_body_is_a_bad_request(string text, string code)
    {
        using var content = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        using var answer = await app.Process.SendAsync(HttpMethod.Post, "api/v1/subjects:resolve", await app.TokenAsync("querier", Body), content);
        ProblemAssert.Is((answer.StatusCode, System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())), HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    [InlineData("api/health/live")]
    [InlineData("api/health/ready")]
    public async Task The_app_tells_that_it_serves(string path) => Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(path)).Status);

    private async Task<string> SeedAsync(string? severity = "一般")
    {
        var subject = await app.Stored.Subjects.FindOrAddAsync(_organisation, SubjectKind.Organisation, "四平甲公司", default);
        await app.Stored.Records.TryAddAsync(Penalty(subject, severity), default);
        return subject;
    }

    private static RecordVersion Penalty(string subject, string? severity)
    {
        var penalty = RecordVersions.Penalty(subject, RecordVersions.NewRecord());
        var values = new Dictionary<string, string>(penalty.Values);
        if (severity is null) values.Remove(CatalogueItems.Find("penalty")!.Roles.Severity!);
        return penalty with { Values = values };
    }

    [Theory, Trait("Article", "28")]
    [InlineData("querier", "?purpose=1&matter=M1", HttpStatusCode.NotFound)]
    [InlineData("querier", "?purpose=9", HttpStatusCode.BadRequest)]
    [InlineData("provider", "?purpose=1&matter=M1", HttpStatusCode.Forbidden)]
    [InlineData("subject", "?purpose=1&matter=M1", HttpStatusCode.Forbidden)]
    public async Task A_number_typed_in_place_of_an_id_is_answered_and_stands_nowhere(string role, string query, HttpStatusCode answer)
    {
        const string Number = "220302199001011234";
        Assert.Equal(answer, (await app.GetAsync($"api/v1/subjects/{Number}/records{query}", await app.TokenAsync(role, Body))).Status);
        Assert.Empty(await LogAsync(entry => entry.ToString().Contains(Number, StringComparison.Ordinal)));
    }

    private async Task<List<LedgerEntry>> LogAsync(Func<LedgerEntry, bool> which)
    {
        var day = ChinaTime.DateOf(app.Stored.Clock.GetUtcNow());
        var entries = new List<LedgerEntry>();
        await foreach (var entry in app.Stored.LedgerReader.ReadAsync(day, day, default))
        {
            if (which(entry)) entries.Add(entry);
        }

        return entries;
    }
}
