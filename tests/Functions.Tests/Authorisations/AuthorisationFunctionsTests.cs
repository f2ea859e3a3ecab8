using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Functions.Tests.Authorisations;

[Trait("Article", "24")]
public sealed class AuthorisationFunctionsTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly SampleIdentifiers s_numbers = new(24);
    private readonly string _bank = ObjectionApp.Code("91");
    private readonly string _person = NewPerson();

    [Fact]
    public async Task A_named_unit_sees_the_named_items_whole_and_the_look_is_logged_with_the_authorisation()
    {
        var (subject, token) = await SeedAsync();
        var given = await GiveAsync(token, new { grantee = new { unit = _bank, name = "示例银行" }, items = new[] { "market-contract" }, purpose = "贷款审批", until = "2026-10-31", uses = "many" });
        Assert.Equal(("live", subject, _bank), ((string)given["state"]!, (string)given["subjectId"]!, (string)given["grantee"]!["number"]!));

        var (status, body) = await UseAsync(given, await BankAsync());
        Assert.Equal(HttpStatusCode.OK, status);
        var record = Assert.Single(body!["records"]!.AsArray())!;
        Assert.Equal("market-contract", (string?)record["item"]);
        Assert.Contains(record["fields"]!.AsArray(), field => (string?)field!["value"] == _person);
        Assert.Equal("贷款审批", (string?)body["purpose"]);

        var id = (string)given["authorisationId"]!;
        var looks = await LogAsync(entry => entry.Reference == id);
        Assert.Equal([("change-authorisation", "given"), ("authorised", null)], looks.OrderBy(entry => entry.What == "authorised").Select(entry => (entry.What, entry.Detail)));
        Assert.All(looks, entry => Assert.Equal((subject, LedgerEntry.Answered), (entry.SubjectId, entry.Outcome)));
        Assert.Equal((_bank, 1), (looks.Single(entry => entry.What == "authorised").Unit, looks.Single(entry => entry.What == "authorised").Records));
    }

    [Fact]
    public async Task An_authorised_person_queries_by_its_own_verified_identifier_and_nobody_else_does()
    {
        var (_, token) = await SeedAsync();
        var friend = NewPerson();
        var given = await GiveAsync(token, Terms(new { kind = "citizen-id", number = friend }));
        Assert.DoesNotContain(friend, given.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await UseAsync(given, await app.TokenAsync("subject", sub: friend))).Status);
        ProblemAssert.Is(await UseAsync(given, await app.TokenAsync("subject", sub: NewPerson())), HttpStatusCode.NotFound, "authorisation-not-found");
        ProblemAssert.Is(await UseAsync(given, await app.TokenAsync("querier", _bank, friend)), HttpStatusCode.NotFound, "authorisation-not-found");
    }

    [Fact]
    public async Task What_is_no_good_has_one_answer_that_tells_nothing_and_the_subject_sees_the_attempt()
    {
        var (subject, token) = await SeedAsync();
        var (other, _) = await SeedAsync(NewPerson());
        var given = await GiveAsync(token, Terms(new { unit = _bank }));
        var revoked = await GiveAsync(token, Terms(new { unit = _bank }));
        await RevokeAsync(revoked, token);
        var ahead = await GiveAsync(token, new { grantee = new { unit = _bank }, items = new[] { "penalty" }, purpose = "招聘", from = "2026-09-25", until = "2026-09-30", uses = "many" });
        var bank = await BankAsync();
        var answers = new[]
        {
            await UseAsync(given, await app.TokenAsync("querier", ObjectionApp.Code("91"))),
            await UseAsync(revoked, bank),
            await UseAsync(ahead, bank),
            await QueryAsync(other, (string)given["authorisationId"]!, bank),
            await QueryAsync(subject, "aunknown", bank),
            await QueryAsync(subject, "a%23%3F", bank),
            await QueryAsync("sunknown", (string)given["authorisationId"]!, bank),
        };
        Assert.All(answers, answer => ProblemAssert.Is(answer, HttpStatusCode.NotFound, "authorisation-not-found"));
        Assert.Single(answers.Select(answer => answer.Body!.ToJsonString()).Distinct());
        var seen = await LogAsync(entry => entry.SubjectId == subject && entry.What == "authorised");
        Assert.Equal(["NotGrantee", "NotYet", "Revoked"], seen.Select(entry => entry.Detail).Order());
        Assert.All(seen, entry => Assert.Equal("authorisation-not-found", entry.Outcome));
    }

    [Fact]
    public async Task A_single_use_is_consumed_once_however_many_ask_and_only_the_same_request_gets_it_again()
    {
        var (_, token) = await SeedAsync();
        var given = await GiveAsync(token, Terms(new { unit = _bank }, uses: "once"));
        var bank = await BankAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => UseAsync(given, bank, $"&matter=loan-{number}")));
        var won = Assert.Single(Enumerable.Range(0, 8), number => answers[number].Status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await UseAsync(given, bank, $"&matter=loan-{won}")).Status);
        ProblemAssert.Is(await UseAsync(given, bank, "&matter=loan-9"), HttpStatusCode.NotFound, "authorisation-not-found");
        ProblemAssert.Is(await UseAsync(given, bank), HttpStatusCode.NotFound, "authorisation-not-found");
        Assert.Equal("used", (string?)Assert.Single((await app.GetAsync("api/v1/me/authorisations", token)).Body!["authorisations"]!.AsArray())!["state"]);
    }

    [Fact]
    public async Task After_the_answer_to_a_revocation_no_query_succeeds()
    {
        for (var round = 0; round < 5; round++)
        {
            var (_, token) = await SeedAsync(NewPerson());
            var given = await GiveAsync(token, Terms(new { unit = _bank }));
            var bank = await BankAsync();
            var (revoked, successes) = (false, 0);
            var askers = Enumerable.Range(0, 6).Select(async _ =>
            {
                for (var after = 0; after < 3;)
                {
                    var begunAfter = Volatile.Read(ref revoked);
                    var (status, _) = await UseAsync(given, bank);
                    if (status == HttpStatusCode.OK) Interlocked.Increment(ref successes);
                    Assert.False(begunAfter && status == HttpStatusCode.OK, "a query that began after the revocation's answer succeeded");
                    if (begunAfter) after++;
                }
            }).ToList();
            while (Volatile.Read(ref successes) < 6) await Task.Delay(5);
            await RevokeAsync(given, token);
            Volatile.Write(ref revoked, true);
            await Task.WhenAll(askers);
        }
    }

    [Fact]
    public async Task The_same_request_again_is_the_same_authorisation()
    {
        var (_, token) = await SeedAsync();
        var terms = Terms(new { unit = _bank });
        var (first, second) = (await PostAsync(token, terms, "key-1"), await PostAsync(token, terms, "key-1"));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, second.Status));
        Assert.Equal((string?)first.Body!["authorisationId"], (string?)second.Body!["authorisationId"]);
        Assert.Single((await app.GetAsync("api/v1/me/authorisations", token)).Body!["authorisations"]!.AsArray());
        ProblemAssert.Is(await PostAsync(token, Terms(new { unit = _bank }, uses: "once"), "key-1"), HttpStatusCode.Conflict, "idempotency-key-reused");
    }

    [Fact]
    public async Task Nobody_revokes_or_lists_anothers()
    {
        var (_, token) = await SeedAsync();
        var given = await GiveAsync(token, Terms(new { unit = _bank }));
        var (_, other) = await SeedAsync(NewPerson());
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Delete, $"api/v1/me/authorisations/{(string)given["authorisationId"]!}", other), HttpStatusCode.NotFound, "authorisation-not-found");
        Assert.Empty((await app.GetAsync("api/v1/me/authorisations", other)).Body!["authorisations"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, (await UseAsync(given, await BankAsync())).Status);
        ProblemAssert.Is(await PostAsync(await app.TokenAsync("subject", sub: NewPerson()), Terms(new { unit = _bank })), HttpStatusCode.NotFound, "subject-not-found");
    }

    [Fact]
    public async Task Without_grantee_items_purpose_and_end_there_is_no_authorisation()
    {
        var (_, token) = await SeedAsync();
        var answer = await PostAsync(token, new { items = new[] { "no-such-item" } });
        ProblemAssert.Is(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal(["grantee", "items", "purpose", "until", "uses"], answer.Body!["errors"]!.AsArray().Select(error => (string)error!["field"]!).Order());
        ProblemAssert.Is(await PostAsync(token, new { grantee = new { unit = _bank }, items = new[] { "penalty" }, purpose = "招聘", until = "2026-09-23", uses = "many" }),
            HttpStatusCode.BadRequest, "invalid-request");
        ProblemAssert.Is(await PostAsync(token, Terms(new { number = "220302199001011234" })), HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact, Trait("Article", "28")]
    public async Task A_subject_without_an_authorisation_queries_nobody()
    {
        var (subject, token) = await SeedAsync();
        ProblemAssert.Is(await app.GetAsync($"api/v1/subjects/{subject}/records?purpose=1&matter=M", token), HttpStatusCode.Forbidden, "forbidden");
        Assert.Contains(await LogAsync(entry => entry.SubjectId == subject), entry => entry.Outcome == "forbidden");
    }

    private static object Terms(object grantee, string uses = "many") =>
        new { grantee, items = new[] { "market-contract", "penalty" }, purpose = "贷款审批", until = "2026-10-31", uses };

    private static string NewPerson()
    {
        lock (s_numbers) return s_numbers.CitizenId();
    }

    private Task<string> BankAsync() => app.TokenAsync("querier", _bank);

    private async Task<(string Subject, string Token)> SeedAsync(string? person = null)
    {
        person ??= _person;
        Assert.True(Identifier.TryParse(IdentifierKind.CitizenId, person, out var identifier, out _));
        var subject = await app.Stored.Subjects.FindOrAddAsync(identifier!, SubjectKind.NaturalPerson, "王五", default);
        var penalty = RecordVersions.Penalty(subject, RecordVersions.NewRecord()) with { SubjectKind = SubjectKind.NaturalPerson };
        await app.Stored.Records.TryAddAsync(penalty with { Item = "honour" }, default);
        await app.Stored.Records.TryAddAsync(penalty with
        {
            RecordId = RecordVersions.NewRecord(),
            Item = "market-contract",
            Values = new Dictionary<string, string> { ["HT_XDR_MC"] = "王五", ["HT_XDR_ZJHM"] = person, ["HT_BH"] = "合同1号" },
        }, default);
        return (subject, await app.TokenAsync("subject", sub: person));
    }

    private async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string token, object terms, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/me/authorisations") { Content = System.Net.Http.Json.JsonContent.Create(terms) };
        request.Headers.Authorization = new("Bearer", token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await app.Process.Client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private async Task<JsonNode> GiveAsync(string token, object terms)
    {
        var (status, body) = await PostAsync(token, terms);
        Assert.True(status == HttpStatusCode.Created, body?.ToJsonString());
        return body!;
    }

    private async Task RevokeAsync(JsonNode given, string token)
    {
        var (status, body) = await app.CallAsync(HttpMethod.Delete, $"api/v1/me/authorisations/{(string)given["authorisationId"]!}", token);
        Assert.True(status == HttpStatusCode.OK && (string?)body!["state"] == "revoked", body?.ToJsonString());
    }

    private Task<(HttpStatusCode Status, JsonNode? Body)> UseAsync(JsonNode given, string token, string more = "") =>
        app.GetAsync(((string)given["query"]!)[1..] + more, token);

    private Task<(HttpStatusCode Status, JsonNode? Body)> QueryAsync(string subject, string authorisation, string token) =>
        app.GetAsync($"api/v1/subjects/{subject}/records?authorisation={authorisation}", token);

    private Task<List<LedgerEntry>> LogAsync(Func<LedgerEntry, bool> which) => LoggedEntries.ReadAsync(app.Stored, which);
}
