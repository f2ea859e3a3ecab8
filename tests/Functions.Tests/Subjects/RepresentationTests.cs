using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;
using static CreditFunctions.Functions.Tests.ProblemAssert;

namespace CreditFunctions.Functions.Tests.Subjects;

[Trait("Article", "24")]
[Collection(RunningAppCollection.Name)]
public sealed class RepresentationTests(RunningApp app)
{
    private const string Window = "112203007Q10000081";
    private static readonly SampleIdentifiers s_numbers = new(2424);
    private static readonly string s_papers = new('a', 64);
    private readonly string _agent = s_numbers.CitizenId();

    [Fact]
    public async Task An_agent_sees_what_the_organisation_sees_and_each_look_names_the_representation()
    {
        var (subject, organisation) = await SeedAsync(SubjectKind.Organisation);
        var agent = await PersonAsync(_agent);
        Is(await SendAsync(HttpMethod.Get, "api/v1/me/records", agent, subject), HttpStatusCode.Forbidden, "representation-missing");
        var (status, filed) = await FileAsync(organisation, "agent", "view");
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(subject, (string?)(await SendAsync(HttpMethod.Get, "api/v1/me/records", agent, subject)).Body!["subjectId"]);
        var id = (string)filed!["representationId"]!;
        Assert.Equal(id, (string?)Assert.Single((await app.GetAsync("api/v1/me/representations", agent)).Body!["held"]!.AsArray())!["representationId"]);

        var log = await LoggedEntries.ReadAsync(app.Stored, entry => entry.SubjectId == subject);
        Assert.Contains(log, entry => (entry.What, entry.Outcome) == ("own", "representation-missing"));
        Assert.Contains(log, entry => (entry.What, entry.Outcome, entry.Reference) == ("own", LedgerEntry.Answered, id));
        Assert.Contains(log, entry => (entry.What, entry.Detail, entry.Reference) == ("change-representation", "filed", id));
    }

    [Fact]
    public async Task The_same_filed_twice_is_one_and_revoked_it_opens_nothing_any_more()
    {
        var (subject, organisation) = await SeedAsync(SubjectKind.Organisation);
        var (_, first) = await FileAsync(organisation, "agent", "view");
        var (_, again) = await FileAsync(organisation, "agent", "view");
        Assert.Equal((string?)first!["representationId"], (string?)again!["representationId"]);
        var agent = await PersonAsync(_agent);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, "api/v1/me/records", agent, subject)).Status);
        var path = $"api/v1/me/representations/{first["representationId"]}";
        Is(await app.CallAsync(HttpMethod.Delete, path, agent), HttpStatusCode.NotFound, "representation-not-found");
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(HttpMethod.Delete, path, organisation)).Status);
        Is(await SendAsync(HttpMethod.Get, "api/v1/me/records", agent, subject), HttpStatusCode.Forbidden, "representation-missing");
        Is(await FileAsync(organisation, "agent", "view"), HttpStatusCode.Conflict, "representation-revoked");
    }

    [Fact]
    public async Task Who_may_only_look_does_nothing_and_an_agent_makes_no_agents()
    {
        var (subject, organisation) = await SeedAsync(SubjectKind.Organisation);
        var agent = await PersonAsync(_agent);
        await FileAsync(organisation, "agent", "view");
        Is(await SendAsync(HttpMethod.Post, "api/v1/me/representations", agent, subject, Terms("agent", "view", s_numbers.CitizenId())),
            HttpStatusCode.Forbidden, "representation-missing");
        await FileAsync(organisation, "agent", "act");
        Is(await SendAsync(HttpMethod.Post, "api/v1/me/representations", agent, subject, Terms("agent", "view", s_numbers.CitizenId())),
            HttpStatusCode.BadRequest, "agent-cannot-delegate");
    }

    [Fact]
    public async Task A_guardian_comes_to_the_window()
    {
        var (subject, child) = await SeedAsync(SubjectKind.NaturalPerson);
        Is(await FileAsync(child, "guardian", "view"), HttpStatusCode.BadRequest, "guardian-at-window");
        var clerk = await app.TokenAsync("clerk", Window);
        var path = $"api/v1/subjects/{subject}/representations";
        var (status, filed) = await SendAsync(HttpMethod.Post, path, clerk, null, Terms("guardian", "view", _agent));
        Assert.Equal((HttpStatusCode.Created, Window), (status, (string?)filed!["filedBy"]));
        var guardian = await PersonAsync(_agent);
        Assert.Equal(subject, (string?)(await SendAsync(HttpMethod.Get, "api/v1/me/records", guardian, subject)).Body!["subjectId"]);
        Assert.Single((await app.GetAsync(path, clerk)).Body!["given"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(HttpMethod.Delete, $"{path}/{filed["representationId"]}", clerk)).Status);
        Is(await SendAsync(HttpMethod.Get, "api/v1/me/records", guardian, subject), HttpStatusCode.Forbidden, "representation-missing");
    }

    [Fact]
    public async Task The_header_opens_nothing_to_bodies_and_tells_nothing_of_who_exists()
    {
        var (subject, _) = await SeedAsync(SubjectKind.Organisation);
        var agent = await PersonAsync(_agent);
        var (_, known) = await SendAsync(HttpMethod.Get, "api/v1/me/records", agent, subject);
        foreach (var stranger in new[] { "sunknown", "' or 1 eq 1", "../x", new string('s', 300) })
        {
            Assert.Equal(known!.ToJsonString(), (await SendAsync(HttpMethod.Get, "api/v1/me/records", agent, stranger)).Body!.ToJsonString());
        }

        Is(await SendAsync(HttpMethod.Get, "api/v1/submissions", await app.TokenAsync("provider", Window), subject), HttpStatusCode.Forbidden, "representation-missing");
    }

    [Fact]
    public async Task What_is_wrong_is_said_field_by_field_and_nothing_is_filed()
    {
        var (_, organisation) = await SeedAsync(SubjectKind.Organisation);
        var answer = await app.CallAsync(HttpMethod.Post, "api/v1/me/representations", organisation,
            new { representative = new { number = "123" }, until = "2020-01-01", evidenceSha256 = "x" });
        Is(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal(["representative.number", "representative.name", "kind", "until", "evidenceSha256"], answer.Body!["errors"]!.AsArray().Select(error => (string?)error!["field"]));
        Assert.Empty((await app.GetAsync("api/v1/me/representations", organisation)).Body!["given"]!.AsArray());
    }

    private async Task<(string Subject, string Token)> SeedAsync(SubjectKind kind)
    {
        var number = kind == SubjectKind.NaturalPerson ? s_numbers.CitizenId() : s_numbers.UnifiedCode();
        Identifier.TryParse(kind == SubjectKind.NaturalPerson ? IdentifierKind.CitizenId : IdentifierKind.UnifiedSocialCreditCode, number, out var identifier, out _);
        var subject = await app.Stored.Subjects.FindOrAddAsync(identifier!, kind, "示例主体", default);
        return (subject, kind == SubjectKind.NaturalPerson ? await PersonAsync(number) : await app.TokenAsync("subject", number));
    }

    private Task<string> PersonAsync(string number) =>
        app.Process.TokenAsync(["subject"], sub: "person-" + number[^4..], claims: new { identifier_kind = "citizen-id", identifier = number });

    private static object Terms(string kind, string scope, string number) => new
    {
        representative = new { kind = "citizen-id", number, name = "示例代理人" }, kind, scope = new[] { scope }, until = "2026-12-31", evidenceSha256 = s_papers,
    };

    private Task<(HttpStatusCode Status, JsonNode? Body)> FileAsync(string token, string kind, string scope) =>
        app.CallAsync(HttpMethod.Post, "api/v1/me/representations", token, Terms(kind, scope, _agent));

    private async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(HttpMethod method, string path, string token, string? onBehalfOf, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (onBehalfOf is not null) request.Headers.TryAddWithoutValidation("On-Behalf-Of", onBehalfOf);
        using var answer = await app.Process.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
