using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CreditFunctions.Local.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Local.Tests.Http;

public sealed class LocalEndpointsTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 9, 24, 9, 0, 0, TimeSpan.FromHours(8));
    private TestHost _host = null!;

    public async Task InitializeAsync() => _host = await StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_token_verifies_against_the_published_key_and_names_issuer_audience_and_claims()
    {
        var (token, expires) = await IssueAsync("""{"roles":["provider","handler"],"unit":"U","sub":"S","name":"某某","claims":{"identifier":"I"}}""");
        var payload = await VerifyAsync(token);
        Assert.Equal(Start.AddHours(8), expires);
        Assert.Equal(expires.ToUnixTimeSeconds(), payload.GetProperty("exp").GetInt64());
        Assert.Equal(Start.ToUnixTimeSeconds(), payload.GetProperty("nbf").GetInt64());
        Assert.Equal($"{_host.Options.Ports.HttpAddress}/local", payload.GetProperty("iss").GetString());
        Assert.Equal("the-audience", payload.GetProperty("aud").GetString());
        Assert.Equal(["provider", "handler"], payload.GetProperty("roles").EnumerateArray().Select(role => role.GetString()));
        Assert.Equal(["U", "S", "某某", "I"], new[] { "unit", "sub", "name", "identifier" }.Select(name => payload.GetProperty(name).GetString()));
    }

    [Fact]
    public async Task A_tokens_lifetime_follows_the_hosts_clock_and_can_be_chosen()
    {
        (await _host.Client.PostAsync("local/clock", TestHost.Json("""{"advance":"P30D"}"""))).EnsureSuccessStatusCode();
        var (_, expires) = await IssueAsync("""{"roles":[],"expiresIn":-60}""");
        Assert.Equal(Start.AddDays(30).AddSeconds(-60), expires);
    }

    [Fact]
    public async Task A_claim_that_only_the_issuer_sets_cannot_be_overridden()
    {
        var (token, _) = await IssueAsync("""{"roles":[],"claims":{"iss":"https://elsewhere","aud":"other","exp":1}}""");
        Assert.Equal("the-audience", (await VerifyAsync(token)).GetProperty("aud").GetString());
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "")]
    [InlineData("""{"unit":"U"}""", "roles")]
    [InlineData("""{"roles":"provider"}""", "roles")]
    [InlineData("""{"roles":[1]}""", "roles")]
    [InlineData("""{"roles":[],"unit":7}""", "unit")]
    [InlineData("""{"roles":[],"claims":[]}""", "claims")]
    [InlineData("""{"roles":[],"expiresIn":"1h"}""", "expiresIn")]
    [InlineData("""{"roles":[],"colour":"red"}""", "colour")]
    public async Task A_wrong_token_request_is_answered_by_400_with_the_field(string body, string field) => await RefusedAsync("local/tokens", body, field);

    [Theory]
    [InlineData("{", "")]
    [InlineData("{}", "")]
    [InlineData("""{"advance":"P1D","to":"2026-10-01T00:00:00Z"}""", "")]
    [InlineData("""{"advance":"tomorrow"}""", "advance")]
    [InlineData("""{"advance":"P1M"}""", "advance")]
    [InlineData("""{"advance":"-P1D"}""", "advance")]
    [InlineData("""{"advance":"P"}""", "advance")]
    [InlineData("""{"to":"2026-10-01T00:00:00"}""", "to")]
    [InlineData("""{"to":"2026-09-24T08:59:59+08:00"}""", "to")]
    public async Task A_wrong_clock_request_is_answered_by_400_with_the_field_and_time_stands_still(string body, string field)
    {
        await RefusedAsync("local/clock", body, field);
        Assert.Equal(Start, await NowAsync());
    }

    [Theory]
    [InlineData("""{"advance":"PT0S"}""", 0)]
    [InlineData("""{"advance":"P1D"}""", 24 * 60)]
    [InlineData("""{"advance":"P1W"}""", 7 * 24 * 60)]
    [InlineData("""{"advance":"P1DT2H3M"}""", 24 * 60 + 123)]
    [InlineData("""{"to":"2026-09-24T01:05:00Z"}""", 5)]
    public async Task The_clock_moves_on_by_a_while_or_to_an_instant(string body, int minutes)
    {
        using var answer = await _host.Client.PostAsync("local/clock", TestHost.Json(body));
        Assert.Equal(Start.AddMinutes(minutes), (await ReadAsync(answer)).GetProperty("now").GetDateTimeOffset());
        Assert.Equal(Start.AddMinutes(minutes), await NowAsync());
        Assert.Equal(Start.AddMinutes(minutes), _host.Services.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    [Fact]
    public async Task The_systems_clock_cannot_be_moved()
    {
        await using var host = await StartAsync(clock: null);
        using var answer = await host.Client.PostAsync("local/clock", TestHost.Json("""{"advance":"P1D"}"""));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task Functions_are_listed_with_trigger_route_and_methods()
    {
        var listed = JsonSerializer.Deserialize<JsonElement>(await _host.Client.GetStringAsync("local/functions")).EnumerateArray()
            .Single(function => function.GetProperty("name").GetString() == "Year");
        Assert.Equal("httpTrigger", listed.GetProperty("trigger").GetString());
        Assert.Equal("calendar/{year:int}", listed.GetProperty("route").GetString());
        Assert.Equal(["GET", "PUT"], listed.GetProperty("methods").EnumerateArray().Select(method => method.GetString()));
    }

    [Fact]
    public async Task A_page_that_reaches_the_port_under_another_name_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "local/tokens") { Content = TestHost.Json("""{"roles":[]}""") };
        request.Headers.Host = "evil.example";
        using var answer = await _host.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static Task<TestHost> StartAsync(string? clock = "2026-09-24T09:00:00+08:00") => TestHost.StartAsync([typeof(SampleHttpFunctions)],
        builder => builder.Services.AddScoped<Scoped>(), clock: clock, settings: new Dictionary<string, string> { ["Identity__Audience"] = "the-audience" });

    private async Task RefusedAsync(string path, string body, string field)
    {
        using var answer = await _host.Client.PostAsync(path, TestHost.Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(field, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("errors")[0].GetProperty("field").GetString());
    }

    private async Task<(string Token, DateTimeOffset Expires)> IssueAsync(string body)
    {
        using var answer = await _host.Client.PostAsync("local/tokens", TestHost.Json(body));
        var json = await ReadAsync(answer);
        return (json.GetProperty("token").GetString()!, json.GetProperty("expires").GetDateTimeOffset());
    }

    /// <summary>As a relying party does: discovery, keys, signature.</summary>
    private async Task<JsonElement> VerifyAsync(string token)
    {
        var discovery = JsonSerializer.Deserialize<JsonElement>(await _host.Client.GetStringAsync("local/.well-known/openid-configuration"));
        var key = JsonSerializer.Deserialize<JsonElement>(await _host.Client.GetStringAsync(discovery.GetProperty("jwks_uri").GetString())).GetProperty("keys")[0];
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = { X = Base64Url.DecodeFromChars(key.GetProperty("x").GetString()), Y = Base64Url.DecodeFromChars(key.GetProperty("y").GetString()) },
        });
        var parts = token.Split('.');
        Assert.True(ecdsa.VerifyData(Encoding.ASCII.GetBytes(parts[0] + "." + parts[1]), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256));
        Assert.Equal(key.GetProperty("kid").GetString(), JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(parts[0])).GetProperty("kid").GetString());
        return JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(parts[1]));
    }

    private async Task<DateTimeOffset> NowAsync() =>
        JsonSerializer.Deserialize<JsonElement>(await _host.Client.GetStringAsync("local/clock")).GetProperty("now").GetDateTimeOffset();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        answer.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }
}
