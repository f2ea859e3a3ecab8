using System.Net;

namespace CreditFunctions.Functions.Tests.Grants;

/// <summary>The first run, with the settings of the sample: nobody needs a grant until the unit has one.</summary>
[Trait("Article", "10")]
[Collection(RunningAppCollection.Name)]
public sealed class OpenPlatformTests(RunningApp app)
{
    [Fact]
    public async Task Unit_queries_for_every_purpose_until_its_first_grant_is_approved()
    {
        var unit = GrantedUnits.New();
        var token = await app.TokenAsync("querier", unit);
        Assert.Equal("open", (string?)(await app.GetAsync("api/v1/units/me/grants", token)).Body!["ungranted"]);
        Assert.Equal("subject-not-found", await CodeAsync(token, "3"));
        var (_, proposed) = await app.CallAsync(HttpMethod.Post, "api/v1/grants", await app.TokenAsync("authority", DenyingApp.Authority, sub: "one"), DenyingApp.Draft(unit));
        Assert.Equal("subject-not-found", await CodeAsync(token, "3"));
        Assert.Equal(HttpStatusCode.OK, (await app.CallAsync(HttpMethod.Post, $"api/v1/grants/{proposed!["grantId"]}/approval",
            await app.TokenAsync("authority", DenyingApp.Authority, sub: "two"))).Status);
        Assert.Equal("purpose-not-granted", await CodeAsync(token, "3"));
        Assert.Equal("subject-not-found", await CodeAsync(token, "1"));
        Assert.Null((await app.GetAsync("api/v1/units/me/grants", token)).Body!["ungranted"]);
    }

    private async Task<string?> CodeAsync(string token, string purpose) =>
        (string?)(await app.GetAsync($"api/v1/subjects/sunknown/records?purpose={purpose}&matter=M", token)).Body!["code"];
}
