using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Functions.Tests.Access;

/// <summary>An OpenID Connect issuer on this machine, whose keys a test rotates, and which signs whatever a test makes up.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly List<(string Id, RSA Key)> _published = [];
    private int _asked;

    private TestIssuer(WebApplication web) => _web = web;

    public string Address { get; private set; } = string.Empty;

    /// <summary>How often its keys were asked for.</summary>
    public int Asked => _asked;

    /// <summary>While true, it answers nothing.</summary>
    public bool Down { get; set; }

    /// <summary>The key that it signs with.</summary>
    public (string Id, RSA Key) Current { get; private set; }

    public static async Task<TestIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new TestIssuer(builder.Build());
        issuer.Rotate();
        issuer._web.Run(issuer.AnswerAsync);
        await issuer._web.StartAsync();
        issuer.Address = issuer._web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return issuer;
    }

    /// <summary>Takes a new key; the old one is no longer published.</summary>
    public void Rotate()
    {
        Current = ($"key-{Guid.NewGuid():N}", RSA.Create(2048));
        _published.Clear();
        _published.Add(Current);
    }

    /// <summary>A good token but for what the test changes of header and payload.</summary>
    public string Token(Action<JsonObject>? payload = null, Action<JsonObject>? header = null, Func<byte[], byte[]>? sign = null, DateTimeOffset? now = null)
    {
        var at = now ?? TimeProvider.System.GetUtcNow();
        var head = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = Current.Id };
        var body = new JsonObject
        {
            ["iss"] = Address, ["aud"] = "credit-functions", ["sub"] = "somebody",
            ["nbf"] = at.AddMinutes(-5).ToUnixTimeSeconds(), ["exp"] = at.AddHours(1).ToUnixTimeSeconds(),
        };
        header?.Invoke(head);
        payload?.Invoke(body);
        var signed = Part(head) + "." + Part(body);
        var signature = (sign ?? Sign)(Encoding.ASCII.GetBytes(signed));
        return signed + "." + Base64Url.EncodeToString(signature);
    }

    /// <summary>RS256 by the current key.</summary>
    public byte[] Sign(byte[] data) => Current.Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string Part(JsonObject part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));

    private Task AnswerAsync(HttpContext http)
    {
        if (Down)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        if (http.Request.Path.Value == "/.well-known/openid-configuration")
        {
            return http.Response.WriteAsJsonAsync(new { issuer = Address, jwks_uri = Address + "/keys" });
        }

        Interlocked.Increment(ref _asked);
        return http.Response.WriteAsJsonAsync(new { keys = _published.Select(key => Public(key.Id, key.Key)) });
    }

    private static object Public(string id, RSA key)
    {
        var of = key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = id, n = Base64Url.EncodeToString(of.Modulus), e = Base64Url.EncodeToString(of.Exponent) };
    }

    public async ValueTask DisposeAsync()
    {
        await _web.StopAsync();
        await _web.DisposeAsync();
        foreach (var (_, key) in _published) key.Dispose();
    }
}
