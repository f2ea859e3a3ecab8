using System.Net;
using CreditFunctions.Functions.Tests.Grants;
using CreditFunctions.Functions.Tests.Objections;
using static CreditFunctions.Functions.Tests.ProblemAssert;

namespace CreditFunctions.Functions.Tests.JointActions;

/// <summary>Where units may only what they were granted.</summary>
[Collection(DenyingAppCollection.Name)]
[Trait("Article", "23")]
public sealed class JointActionPowerTests(DenyingApp running)
{
    [Fact]
    public async Task Unit_that_lost_its_power_after_the_proposal_is_ordered_nothing()
    {
        var joint = await JointApp.StartAsync(await ObjectionApp.StartAsync(running.Process, running.Stored));
        var units = JointApp.Units(2);
        Is(await joint.PostAsync("", joint.Authority, joint.Proposal(units)), HttpStatusCode.BadRequest, "measure-beyond-powers");
        var grants = new List<string>();
        foreach (var unit in units) grants.Add(await running.GrantAsync(new Dictionary<string, object?>(DenyingApp.Draft(unit)) { ["items"] = null, ["purposes"] = null, ["measures"] = new[] { "key-supervision" } }));
        var id = (string)(await joint.OkAsync("", joint.Authority, joint.Proposal(units)))["actionId"]!;

        await running.RevokeAsync(grants[1]);
        Is(await joint.PostAsync($"/{id}/approval", joint.Approver, new { }), HttpStatusCode.BadRequest, "measure-beyond-powers");
        Assert.Equal("proposed", (string)(await joint.BoardAsync(id))["state"]!);
        // The way out: without that unit.
        await joint.OkAsync($"/{id}/units/{units[1]}/withdrawal", joint.Authority, new { reason = "已不再承担该项职能" });
        await joint.OkAsync($"/{id}/approval", joint.Approver, new { });
        await joint.QuietAsync();
        Assert.Equal(["joint-task"], await joint.KindsAsync(units[0]));
        Assert.Empty(await joint.KindsAsync(units[1]));
    }
}
