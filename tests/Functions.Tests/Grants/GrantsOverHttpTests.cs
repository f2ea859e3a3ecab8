using System.Net;
using System.Text.Json.Nodes;
using static CreditFunctions.Functions.Tests.Grants.DenyingApp;

namespace CreditFunctions.Functions.Tests.Grants;

/// <summary>How the authority grants and takes back.</summary>
[Trait("Article", "10")]
[Collection(DenyingAppCollection.Name)]
public sealed class GrantsOverHttpTests(DenyingApp app)
{
    private readonly string _unit = GrantedUnits.New();

    [Fact]
    public async Task Grant_is_proposed_by_one_person_approved_by_another_and_revoked_by_any()
    {
        var (status, proposed) = await app.ProposeAsync(Draft(_unit));
        Assert.Equal((HttpStatusCode.Created, "proposed"), (status, (string?)proposed!["state"]));
        var id = (string)proposed["grantId"]!;
        ProblemAssert.Is(await app.ApproveAsync(id, "one"), HttpStatusCode.Forbidden, "four-eyes");
        Assert.Equal("in-force", (string?)(await app.ApproveAsync(id)).Body!["state"]);
        Assert.Equal("in-force", (string?)(await app.ApproveAsync(id)).Body!["state"]);
        ProblemAssert.Is(await app.ApproveAsync(id, "three"), HttpStatusCode.Conflict, "already-approved");
        ProblemAssert.Is(await app.RevokeAsync(id, reason: " "), HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal("revoked", (string?)(await app.RevokeAsync(id)).Body!["state"]);
        ProblemAssert.Is(await app.RevokeAsync(id, "four"), HttpStatusCode.Conflict, "grant-revoked");
        ProblemAssert.Is(await app.ApproveAsync(id), HttpStatusCode.Conflict, "grant-revoked");

        var read = (await app.GetAsync($"api/v1/grants/{id}", await app.TokenAsync("auditor", Authority))).Body!;
        Assert.Equal(["proposed", "approved", "in-force", "revoked"], read["versions"]!.AsArray().Select(version => (string?)version!["status"]));
        Assert.Equal("职能调整", (string?)read["grant"]!["reason"]);
        var persons = new[] { "proposed", "approved", "revoked" }.Select(act => (string?)read["grant"]![act]!["person"]).ToList();
        Assert.Equal(3, persons.Distinct().Count());
        Assert.All(persons, person => Assert.StartsWith("p", person, StringComparison.Ordinal));
    }

    [Fact, Trait("Article", "22")]
    public async Task Measures_and_determinations_are_granted_by_the_law_that_empowers()
    {
        var draft = new Dictionary<string, object?>(Draft(_unit))
        {
            ["items"] = null,
            ["purposes"] = null,
            ["measures"] = new[] { "written-warning", "talk" },
            ["determines"] = new[] { "lesser", "1" },
            ["basis"] = new { law = "《中华人民共和国食品安全法》", article = "第一百一十三条" },
        };
        await app.GrantAsync(draft);
        var grant = (await app.GetAsync("api/v1/units/me/grants", await app.TokenAsync("determiner", _unit))).Body!["grants"]![0]!;
        Assert.Equal("""["talk","written-warning"]""", grant["measures"]!.ToJsonString());
        Assert.Equal("""["lesser","1"]""", grant["determines"]!.ToJsonString());
        var refused = await app.ProposeAsync(new Dictionary<string, object?>(draft) { ["measures"] = new[] { "stocks" } });
        ProblemAssert.Is(refused, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal("unknown-measure", (string?)refused.Body!["errors"]![0]!["code"]);
    }

    [Fact]
    public async Task Lists_are_by_unit_and_state()
    {
        var (waiting, live) = ((string)(await app.ProposeAsync(Draft(_unit))).Body!["grantId"]!, await app.GrantAsync(
            new Dictionary<string, object?>(Draft(_unit)) { ["until"] = "2026-12-31" }));
        var auditor = await app.TokenAsync("auditor", Authority);
        Assert.Equal([waiting], Ids(await app.GetAsync($"api/v1/grants?unit={_unit}&state=proposed", auditor)));
        Assert.Equal([live], Ids(await app.GetAsync($"api/v1/grants?unit={_unit}&state=in-force", auditor)));
        Assert.Equal(new[] { waiting, live }.Order(StringComparer.Ordinal), Ids(await app.GetAsync($"api/v1/grants?unit={_unit}", auditor)));
        Assert.Empty(Ids(await app.GetAsync($"api/v1/grants?unit={_unit}&continuation={Ids(await app.GetAsync($"api/v1/grants?unit={_unit}", auditor))[1]}", auditor)));
        Assert.Contains(waiting, Ids(await app.GetAsync("api/v1/grants?state=proposed", auditor)));
        ProblemAssert.Is(await app.GetAsync("api/v1/grants?state=lost", auditor), HttpStatusCode.BadRequest, "invalid-request");
        ProblemAssert.Is(await app.GetAsync("api/v1/grants?continuation=x", auditor), HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task Unit_sees_its_own_grants_and_which_body_but_not_which_person()
    {
        var token = await app.TokenAsync("provider", _unit);
        var before = (await app.GetAsync("api/v1/units/me/grants", token)).Body!;
        Assert.Equal(("deny", 0), ((string?)before["ungranted"], before["grants"]!.AsArray().Count));
        await app.GrantAsync(Draft(_unit));
        var mine = (await app.GetAsync("api/v1/units/me/grants", token)).Body!;
        Assert.Null(mine["ungranted"]);
        var grant = Assert.Single(mine["grants"]!.AsArray())!;
        Assert.Equal(Authority, (string?)grant["approved"]!["unit"]);
        Assert.Null(grant["approved"]!["person"]);
        Assert.Empty((await app.GetAsync("api/v1/units/me/grants", await app.TokenAsync("provider", GrantedUnits.New()))).Body!["grants"]!.AsArray());
        ProblemAssert.Is(await app.GetAsync("api/v1/units/me/grants", await app.TokenAsync("provider")), HttpStatusCode.Forbidden, "unit-missing");
    }

    [Fact, Trait("Article", "4")]
    public async Task Authority_of_a_county_grants_in_its_area_only()
    {
        var (county, own, city) = (await app.PersonAsync("c1", "220322"), GrantedUnits.New("220322"), await app.PersonAsync("m1", "220300"));
        Assert.Equal(HttpStatusCode.Created, (await app.CallAsync(HttpMethod.Post, "api/v1/grants", county, Draft(own))).Status);
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, "api/v1/grants", county, Draft(_unit)), HttpStatusCode.Forbidden, "outside-area");
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, "api/v1/grants", county,
            new Dictionary<string, object?>(Draft(own)) { ["units"] = new[] { _unit } }), HttpStatusCode.Forbidden, "outside-area");
        var (_, proposed) = await app.CallAsync(HttpMethod.Post, "api/v1/grants", city, Draft(_unit));
        var path = $"api/v1/grants/{proposed!["grantId"]}";
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, $"{path}/approval", county), HttpStatusCode.Forbidden, "outside-area");
        ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, $"{path}/revocation", county, new { reason = "x" }), HttpStatusCode.Forbidden, "outside-area");
    }

    [Fact, Trait("Article", "28")]
    public async Task Nobody_but_the_authority_grants_and_none_but_it_and_auditors_read_others()
    {
        var id = await app.GrantAsync(Draft(_unit));
        foreach (var role in new[] { "provider", "querier", "handler", "clerk", "auditor", "partner", "subject", "implementer", "determiner" })
        {
            var token = await app.TokenAsync(role, _unit);
            ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, "api/v1/grants", token, Draft(_unit)), HttpStatusCode.Forbidden, "forbidden");
            ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, $"api/v1/grants/{id}/approval", token), HttpStatusCode.Forbidden, "forbidden");
            ProblemAssert.Is(await app.CallAsync(HttpMethod.Post, $"api/v1/grants/{id}/revocation", token, new { reason = "x" }), HttpStatusCode.Forbidden, "forbidden");
            if (role == "auditor") continue;
            ProblemAssert.Is(await app.GetAsync("api/v1/grants", token), HttpStatusCode.Forbidden, "forbidden");
            ProblemAssert.Is(await app.GetAsync($"api/v1/grants/{id}", token), HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Fact]
    public async Task Fields_at_fault_are_all_named_at_once()
    {
        var answer = await app.ProposeAsync(new
        {
            unit = "x",
            items = new[] { "horoscope" },
            purposes = new object?[] { null, new { purpose = "9", items = new[] { "self-declared" } } },
            until = "2026-02-30",
        });
        ProblemAssert.Is(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal(["basis.article", "basis.law", "from", "items[0]", "purposes[0].items", "purposes[0].purpose", "purposes[1].items[0]", "purposes[1].purpose", "unit", "until"],
            answer.Body!["errors"]!.AsArray().Select(error => (string)error!["field"]!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("g")]
    [InlineData("gunknown")]
    [InlineData("g'%20or%201")]
    [InlineData("gaaaaaaaaaaaaaaaaaaaaaaaa-112203007Q10000081")]
    public async Task Unknown_grant_is_not_found(string id)
    {
        ProblemAssert.Is(await app.GetAsync($"api/v1/grants/{id}", await app.TokenAsync("auditor", Authority)), HttpStatusCode.NotFound, "grant-not-found");
        ProblemAssert.Is(await app.ApproveAsync(id), HttpStatusCode.NotFound, "grant-not-found");
        ProblemAssert.Is(await app.RevokeAsync(id), HttpStatusCode.NotFound, "grant-not-found");
    }

    [Theory]
    [InlineData("{", "malformed-json")]
    [InlineData("[]", "invalid-request")]
    [InlineData("{\"items\":\"penalty\"}", "invalid-request")]
    [InlineData("{\"purposes\":[1]}", "invalid-request")]
    [InlineData("{}", "invalid-request")]
    public async Task Bad_body_is_a_clear_error(string text, string code)
    {
        using var content = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        using var answer = await app.Process.SendAsync(HttpMethod.Post, "api/v1/grants", await app.PersonAsync("one"), content);
        ProblemAssert.Is((answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())), HttpStatusCode.BadRequest, code);
    }

    private static List<string> Ids((HttpStatusCode Status, JsonNode? Body) answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. answer.Body!["grants"]!.AsArray().Select(grant => (string)grant!["grantId"]!)];
    }
}
