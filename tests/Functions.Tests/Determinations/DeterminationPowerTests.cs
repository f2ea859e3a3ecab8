using System.Net;
using CreditFunctions.Functions.Tests.Grants;
using CreditFunctions.Functions.Tests.Objections;
using static CreditFunctions.Functions.Tests.ProblemAssert;

namespace CreditFunctions.Functions.Tests.Determinations;

/// <summary>Where units may only what they were granted.</summary>
[Trait("Article", "22")]
public sealed class DeterminationPowerTests(DenyingApp running) : IClassFixture<DenyingApp>
{
    [Fact]
    public async Task Unit_determines_what_a_law_empowers_it_for_and_applies_what_it_was_granted()
    {
        var app = await DeterminationApp.OfAsync(await ObjectionApp.StartAsync(running.Process, running.Stored));
        Is(await app.PostAsync("", app.Proposer, app.Proposal()), HttpStatusCode.Forbidden, "determination-beyond-powers");
        var grant = await GrantAsync(app.Unit, ["talk"]);
        var refused = await app.PostAsync("", app.Proposer, app.Proposal());
        Is(refused, HttpStatusCode.BadRequest, "disproportionate");
        Assert.Equal("measure-beyond-powers", (string)Assert.Single(refused.Body!["errors"]!.AsArray())!["code"]!);
        var proposal = app.Proposal();
        proposal["measures"] = new object[] { new { code = "talk" } };
        var otherLaw = new Dictionary<string, object?>(proposal) { ["basis"] = new { law = "《中华人民共和国产品质量法》", article = "第四十九条" } };
        Assert.Equal("law-does-not-empower", (string)(await app.PostAsync("", app.Proposer, otherLaw)).Body!["errors"]![0]!["code"]!);
        var id = await app.ProposeAsync(proposal);

        // What was taken back in between gives no power to decide.
        await ObjectionApp.OkAsync(app.PostAsync($"/{id}/service", app.Proposer, new { outcome = "delivered", way = "window", proof = "送达回证" }));
        await running.Process.AdvanceAsync("P25D");
        await running.RevokeAsync(grant);
        Is(await app.DecideAsync(id), HttpStatusCode.Forbidden, "determination-beyond-powers");
        Assert.Equal("not-determined", (string)(await ObjectionApp.OkAsync(app.DecideAsync(id, outcome: "not-determined")))["state"]!);
    }

    private Task<string> GrantAsync(string unit, string[] measures) => running.GrantAsync(new Dictionary<string, object?>(DenyingApp.Draft(unit))
    {
        ["items"] = null,
        ["purposes"] = null,
        ["measures"] = measures,
        ["determines"] = new[] { "1" },
        ["basis"] = new { law = "《中华人民共和国食品安全法》", article = "第一百一十三条" },
    });
}
