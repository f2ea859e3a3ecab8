using System.Net;
using CreditFunctions.Functions.Tests.Ledger;
using static CreditFunctions.Functions.Tests.ProblemAssert;

namespace CreditFunctions.Functions.Tests.Misuse;

[Trait("Article", "28")]
[Collection(RunningAppCollection.Name)]
public sealed class MisuseFlagsTests(RunningApp app)
{
    private const string Auditor = "112203007Q10000081", Unit = "11220300MB1234562E";

    [Fact]
    public async Task A_clerk_that_is_refused_again_and_again_is_flagged_once_and_an_auditors_finding_stands()
    {
        var querier = await app.TokenAsync("querier", Unit, "curious");
        for (var i = 0; i < 20; i++) await app.GetAsync("api/v1/subjects/sunknown/records", querier);
        var auditor = await app.TokenAsync("auditor", Auditor, "auditor-1");
        for (var again = 0; again < 2; again++)
        {
            Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(HttpMethod.Post, "api/v1/misuse-flags?day=2026-09-24", auditor)).Status);
        }

        var person = app.Stored.Pseudonyms.OfPerson("curious");
        var flag = Assert.Single((await app.GetAsync("api/v1/misuse-flags", auditor)).Body!["flags"]!.AsArray(), flag => (string?)flag!["person"] == person)!;
        Assert.Equal(("refused", 20, Unit), ((string?)flag["kind"], (int)flag["count"]!, (string?)flag["unit"]));
        var log = await LoggedEntries.ReadAsync(app.Stored, entry => entry.Person == person);
        Assert.Equal(log.Select(entry => entry.Id).Order(StringComparer.Ordinal), flag["evidence"]!.AsArray().Select(id => (string)id!));

        var path = $"api/v1/misuse-flags/{flag["flagId"]}/review";
        Is(await app.CallAsync(HttpMethod.Post, path, auditor, new { finding = " " }), HttpStatusCode.BadRequest, "invalid-request");
        var (status, reviewed) = await app.CallAsync(HttpMethod.Post, path, auditor, new { finding = "系统对接测试，已整改。" });
        Assert.Equal((HttpStatusCode.OK, "系统对接测试，已整改。"), (status, (string?)reviewed!["finding"]));
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(HttpMethod.Post, path, auditor, new { finding = "系统对接测试，已整改。" })).Status);
        Is(await app.CallAsync(HttpMethod.Post, path, auditor, new { finding = "另一结论" }), HttpStatusCode.Conflict, "already-reviewed");
        Is(await app.CallAsync(HttpMethod.Post, "api/v1/misuse-flags/munknown/review", auditor, new { finding = "无" }), HttpStatusCode.NotFound, "misuse-flag-not-found");
        Is(await app.CallAsync(HttpMethod.Post, "api/v1/misuse-flags?day=2030-01-01", auditor), HttpStatusCode.BadRequest, "invalid-request");
    }
}
