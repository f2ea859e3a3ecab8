using System.Net;
using CreditFunctions.Functions.Tests.Ledger;
using CreditFunctions.Regulation.Identifiers;
using static CreditFunctions.Functions.Tests.ProblemAssert;

namespace CreditFunctions.Functions.Tests.RateLimits;

/// <summary>The running app behind one proxy, with small limits.</summary>
public sealed class LimitedApp : RunningApp
{
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["RateLimits__Enabled"] = "true", ["RateLimits__ForwardedHops"] = "1", ["RateLimits__ClientPerMinute"] = "1", ["RateLimits__ClientBurst"] = "12",
        ["RateLimits__MissCost"] = "4", ["RateLimits__PersonPerMinute"] = "1", ["RateLimits__PersonBurst"] = "5",
    };
}

[Trait("Article", "28")]
public sealed class RateLimitHttpTests(LimitedApp app) : IClassFixture<LimitedApp>
{
    [Fact]
    public async Task Whoever_tries_codes_out_is_soon_told_to_wait_and_the_log_is_not_filled()
    {
        var codes = new SampleIdentifiers(28);
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await AskAsync(codes.UnifiedCode(), "192.0.2.1")).StatusCode);
        for (var i = 0; i < 20; i++)
        {
            using var refused = await AskAsync(codes.UnifiedCode(), "192.0.2.1");
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        }

        Assert.Single(await LoggedEntries.ReadAsync(app.Stored, entry => entry is { What: "public", Outcome: "too-many-requests" }));
        // Another client, and whoever asks whether the app lives, are not concerned.
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(codes.UnifiedCode(), "192.0.2.2")).StatusCode);
        for (var i = 0; i < 30; i++) Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("health/live")).Status);
    }

    [Fact]
    public async Task Invented_tokens_are_dear()
    {
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync("x", "192.0.2.3", "a.b.c")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync("x", "192.0.2.3", "a.b.c")).StatusCode);
    }

    [Fact]
    public async Task A_person_with_a_good_token_has_its_own_limit_and_is_logged_as_refused()
    {
        var token = await app.TokenAsync("subject", new SampleIdentifiers(29).UnifiedCode(), "busy");
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("api/v1/me/records", token)).Status);
        Is(await app.GetAsync("api/v1/me/records", token), HttpStatusCode.TooManyRequests, "too-many-requests");
        var person = app.Stored.Pseudonyms.OfPerson("busy");
        Assert.Single(await LoggedEntries.ReadAsync(app.Stored, entry => entry.Person == person && entry is { What: "own", Outcome: "too-many-requests" }));
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync("api/v1/me/records", await app.TokenAsync("subject", new SampleIdentifiers(30).UnifiedCode(), "calm"))).Status);
    }

    private async Task<HttpResponseMessage> AskAsync(string code, string from, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/v1/public/organisations/{code}");
        request.Headers.Add("X-Forwarded-For", $"10.1.1.1, {from}:50000");
        if (token is not null) request.Headers.Authorization = new("Bearer", token);
        return await app.Process.Client.SendAsync(request);
    }
}
