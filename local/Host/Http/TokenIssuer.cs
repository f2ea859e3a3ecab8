using System.Text.Json;
using System.Text.Json.Nodes;

namespace CreditFunctions.Local.Http;

/// <summary>The local OpenID Connect authority: it issues any token that it is asked for, and so exists only on this host.</summary>
internal sealed class TokenIssuer(SigningKey key, string issuer, string audience, TimeProvider time)
{
    public static readonly TimeSpan DefaultLifetime = TimeSpan.FromHours(8);
    private static readonly HashSet<string> OwnClaims = ["iss", "aud", "iat", "nbf", "exp", "jti"];

    /// <summary>Signs a token with the request's claims, on the host's clock.</summary>
    public (string Token, DateTimeOffset Expires) Issue(TokenRequest request)
    {
        var now = time.GetUtcNow();
        var expires = now + request.Lifetime;
        var payload = new JsonObject();
        foreach (var (name, value) in request.Claims)
        {
            if (!OwnClaims.Contains(name)) payload[name] = value?.DeepClone();
        }

        payload["iss"] = issuer;
        payload["aud"] = audience;
        payload["iat"] = now.ToUnixTimeSeconds();
        payload["nbf"] = now.ToUnixTimeSeconds();
        payload["exp"] = expires.ToUnixTimeSeconds();
        payload["jti"] = Guid.NewGuid().ToString("N");
        var header = new JsonObject { ["alg"] = "ES256", ["kid"] = key.Id, ["typ"] = "JWT" };
        var signed = Part(header) + "." + Part(payload);
        return (signed + "." + SigningKey.Encode(key.Sign(System.Text.Encoding.ASCII.GetBytes(signed))), expires);
    }

    /// <summary>OpenID Connect Discovery 1.0.</summary>
    public JsonObject Discovery() => new()
    {
        ["issuer"] = issuer,
        ["jwks_uri"] = issuer + "/jwks",
        ["token_endpoint"] = issuer + "/tokens",
        ["response_types_supported"] = new JsonArray("id_token"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("ES256"),
    };

    /// <summary>RFC 7517.</summary>
    public JsonObject KeySet() => new()
    {
        ["keys"] = new JsonArray(new JsonObject
        {
            ["kty"] = "EC", ["crv"] = "P-256", ["use"] = "sig", ["alg"] = "ES256", ["kid"] = key.Id, ["x"] = key.X, ["y"] = key.Y,
        }),
    };

    private static string Part(JsonObject part) => SigningKey.Encode(JsonSerializer.SerializeToUtf8Bytes(part));
}
