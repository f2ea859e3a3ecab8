using System.Net;
using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Ledger;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Functions.Tests.Consents;

[Trait("Article", "7")]
public sealed class ConsentFunctionsTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly SampleIdentifiers s_numbers = new(77);
    private readonly string _bank = ObjectionApp.Code("91");
    private readonly string _person = NewPerson();

    [Fact]
    public async Task A_person_consents_online_and_withdraws_and_its_records_are_gone_for_everybody()
    {
        var token = await app.TokenAsync("subject", sub: _person);
        var (status, given) = await app.CallAsync(HttpMethod.Post, "api/v1/me/consents", token, Own());
        Assert.True(status == HttpStatusCode.Created, given?.ToJsonString());
        Assert.Equal(("live", "online", 64), ((string)given!["state"]!, (string)given["form"]!, ((string)given["evidenceSha256"]!).Length));
        var (consentId, subject) = ((string)given["consentId"]!, (string)given["subjectId"]!);
        await RecordAsync(subject, consentId);
        Assert.Equal(consentId, (string?)Assert.Single(await OwnRecordsAsync(token))!["consentId"]);
        var authorised = await AuthoriseAsync(token);
        var bank = await app.TokenAsync("querier", _bank);
        Assert.Single((await app.GetAsync(authorised, bank)).Body!["records"]!.AsArray());

        var (withdrawn, body) = await app.CallAsync(HttpMethod.Delete, $"api/v1/me/consents/{consentId}", token);
        Assert.True(withdrawn == HttpStatusCode.OK && (string?)body!["state"] == "withdrawn", body?.ToJsonString());
        Assert.Empty(await OwnRecordsAsync(token));
        Assert.Empty((await app.GetAsync(authorised, bank)).Body!["records"]!.AsArray());
        var history = await app.Stored.Records.RestingOnAsync(subject, consentId, default);
        for (var i = 0; i < 200 && history.Any(version => !version.IsErased); i++, history = await app.Stored.Records.RestingOnAsync(subject, consentId, default)) await Task.Delay(50);
        Assert.Equal([RecordStatus.Live, RecordStatus.Erased], history.Select(version => version.Status));
        Assert.All(history, version => Assert.Empty(version.Values));
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(HttpMethod.Delete, $"api/v1/me/consents/{consentId}", token)).Status);
        Assert.Equal(["change-consent given-online", "change-consent withdrawn"],
            (await LogAsync(entry => entry.Reference == consentId && entry.Person != "system")).Select(entry => $"{entry.What} {entry.Detail}").Distinct());
    }

    [Fact]
    public async Task An_hour_later_the_erasure_ran_again_and_is_closed()
    {
        var token = await app.TokenAsync("subject", sub: _person);
        var given = (await app.CallAsync(HttpMethod.Post, "api/v1/me/consents", token, Own())).Body!;
        var path = $"api/v1/me/consents/{(string)given["consentId"]!}";
        Assert.Null((await app.CallAsync(HttpMethod.Delete, path, token)).Body!["erasedAt"]);
        // What an ingestion that had found the consent live writes late.
        await RecordAsync((string)given["subjectId"]!, (string)given["consentId"]!);
        await app.Process.AdvanceAsync("PT61M");
        token = await app.TokenAsync("subject", sub: _person);
        Assert.NotNull(Assert.Single(await ListAsync("api/v1/me/consents", token))!["erasedAt"]);
        Assert.All(await app.Stored.Records.RestingOnAsync((string)given["subjectId"]!, (string)given["consentId"]!, default), version => Assert.Empty(version.Values));
    }

    [Fact]
    public async Task A_provider_registers_a_guardians_consent_and_the_guardian_withdraws_it()
    {
        var (child, guardian) = (Child(), NewPerson());
        var provider = await app.TokenAsync("provider", _bank);
        ProblemAssert.Is(await PostAsync(provider, Paper(child)), HttpStatusCode.BadRequest, "guardian-needed");
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, "api/v1/me/consents", await app.TokenAsync("subject", sub: child), Own()),
            HttpStatusCode.BadRequest, "guardian-needed");
        var (status, given) = await PostAsync(provider, Paper(child, guardian));
        Assert.True(status == HttpStatusCode.Created && (string?)given!["form"] == "guardian", given?.ToJsonString());
        Assert.DoesNotContain(child, given!.ToJsonString(), StringComparison.Ordinal);

        var token = await app.TokenAsync("subject", sub: guardian);
        Assert.Equal((string?)given["consentId"], (string?)Assert.Single(await ListAsync("api/v1/me/consents", token))!["consentId"]);
        Assert.Single(await ListAsync("api/v1/me/consents", await app.TokenAsync("subject", sub: child)));
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(HttpMethod.Delete, $"api/v1/me/consents/{(string)given["consentId"]!}", token)).Status);
        Assert.Equal("withdrawn", (string?)Assert.Single(await ListAsync("api/v1/consents?state=withdrawn", provider))!["state"]);
    }

    [Fact]
    public async Task A_consent_that_is_bundled_or_the_price_of_a_service_is_refused()
    {
        var provider = await app.TokenAsync("provider", _bank);
        ProblemAssert.Is(await PostAsync(provider, Paper(_person, service: true)), HttpStatusCode.BadRequest, "consent-bundled");
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(provider, Paper(_person))).Status);
        ProblemAssert.Is(await PostAsync(provider, Paper(_person, purpose: "营销推广")), HttpStatusCode.Conflict, "consent-bundled");
        string[] offered = ["贷款审批", "营销推广"];
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(provider, Paper(_person, paper: "逐项同意书", offered: offered))).Status);
        Assert.Equal(HttpStatusCode.Created, (await PostAsync(provider, Paper(_person, purpose: "营销推广", paper: "逐项同意书", offered: offered))).Status);
        Assert.Equal(2, (await LogAsync(entry => entry.Unit == _bank && entry.Outcome == "consent-bundled")).Count);
        Assert.Equal(3, (await ListAsync("api/v1/consents", provider)).Count);
    }

    [Fact]
    public async Task Nobody_sees_or_withdraws_anothers()
    {
        var provider = await app.TokenAsync("provider", _bank);
        var id = (string)(await PostAsync(provider, Paper(_person))).Body!["consentId"]!;
        var (other, stranger) = (await app.TokenAsync("provider", ObjectionApp.Code("91")), await app.TokenAsync("subject", sub: NewPerson()));
        Assert.Empty(await ListAsync("api/v1/consents", other));
        Assert.Empty(await ListAsync("api/v1/me/consents", stranger));
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, $"api/v1/consents/{id}/withdrawal", other), HttpStatusCode.NotFound, "consent-not-found");
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Delete, $"api/v1/me/consents/{id}", stranger), HttpStatusCode.NotFound, "consent-not-found");
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Delete, "api/v1/me/consents/k%23%3F", stranger), HttpStatusCode.NotFound, "consent-not-found");
        Assert.Equal("live", (string?)Assert.Single(await ListAsync("api/v1/consents", provider))!["state"]);
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(HttpMethod.Post, $"api/v1/consents/{id}/withdrawal", provider)).Status);
    }

    [Fact]
    public async Task The_same_request_again_is_the_same_consent()
    {
        var provider = await app.TokenAsync("provider", _bank);
        var (first, second) = (await PostAsync(provider, Paper(_person), "key-1"), await PostAsync(provider, Paper(_person), "key-1"));
        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal((string?)first.Body!["consentId"], (string?)second.Body!["consentId"]);
        ProblemAssert.Is(await PostAsync(provider, Paper(_person, paper: "另一份"), "key-1"), HttpStatusCode.Conflict, "idempotency-key-reused");
    }

    [Fact]
    public async Task Fields_that_are_missing_are_named_and_organisations_have_nothing_to_consent_to()
    {
        var answer = await PostAsync(await app.TokenAsync("provider", _bank), new { items = new[] { "penalty" }, purpose = "贷款；营销" });
        ProblemAssert.Is(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal(["conditionOfService", "evidence.content", "items", "person.name", "person.number", "purpose", "until"],
            answer.Body!["errors"]!.AsArray().Select(error => (string)error!["field"]!).Order());
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, "api/v1/me/consents", await app.TokenAsync("subject", ObjectionApp.Code("91")), Own()),
            HttpStatusCode.BadRequest, "persons-only");
    }

    private object Own() => new { provider = _bank, items = new[] { "market-contract" }, purpose = "贷款审批", until = "2027-09-24", name = "王五" };

    private static object Paper(string person, string? guardian = null, string purpose = "贷款审批", string paper = "同意书", string[]? offered = null, bool service = false) => new
    {
        person = new { kind = "citizen-id", number = person, name = "王五" },
        guardian = guardian is null ? null : new { kind = "citizen-id", number = guardian, name = "王父" },
        items = new[] { "market-contract" },
        purpose,
        until = "2027-09-24",
        evidence = new { contentType = "text/plain", content = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(paper + person)) },
        offeredSeparately = offered,
        conditionOfService = service,
    };

    private static string NewPerson()
    {
        lock (s_numbers) return s_numbers.CitizenId();
    }

    // Ten years old, the check character found by trying.
    private static string Child() => "0123456789X".Select(check => $"220302201609010{Random.Shared.Next(10)}1{check}")
        .Concat(from serial in Enumerable.Range(100, 800) from check in "0123456789X" select $"22030220160901{serial}{check}")
        .OrderBy(_ => Random.Shared.Next()).First(number => Identifier.TryParse(IdentifierKind.CitizenId, number, out Identifier? _, out IdentifierError _));

    private async Task RecordAsync(string subject, string consentId) => await app.Stored.Records.TryAddAsync(
        RecordVersions.Penalty(subject, RecordVersions.NewRecord()) with
        {
            SubjectKind = SubjectKind.NaturalPerson,
            Item = "market-contract",
            ConsentId = consentId,
            ConsentUntil = new DateOnly(2027, 9, 24),
            Values = new Dictionary<string, string> { ["HT_XDR_MC"] = "王五", ["HT_BH"] = "合同1号" },
        }, default);

    private async Task<string> AuthoriseAsync(string token)
    {
        var (_, body) = await app.CallAsync(HttpMethod.Post, "api/v1/me/authorisations", token,
            new { grantee = new { unit = _bank }, items = new[] { "market-contract" }, purpose = "贷款审批", until = "2026-12-31", uses = "many" });
        return ((string)body!["query"]!)[1..];
    }

    private async Task<JsonArray> OwnRecordsAsync(string token) => (await app.GetAsync("api/v1/me/records", token)).Body!["records"]!.AsArray();

    private async Task<JsonArray> ListAsync(string path, string token) => (await app.GetAsync(path, token)).Body!["consents"]!.AsArray();

    private async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string token, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/consents") { Content = System.Net.Http.Json.JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var answer = await app.Process.Client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync()));
    }

    private Task<List<LedgerEntry>> LogAsync(Func<LedgerEntry, bool> which) => LoggedEntries.ReadAsync(app.Stored, which);
}
