using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace CreditFunctions.Ledger.Signing;

/// <summary>A public key on the curve P-256 as a JSON Web Key (RFC 7517): checks the signatures of checkpoints.</summary>
/// <param name="X">Base64url of 32 bytes.</param>
/// <param name="Y">Likewise.</param>
internal sealed record PublicJwk(string X, string Y)
{
    [JsonPropertyOrder(-4)]
    public string Kty => "EC";

    [JsonPropertyOrder(-3)]
    public string Crv => "P-256";

    [JsonPropertyOrder(-2)]
    public string Alg => "ES256";

    /// <summary>The key's thumbprint (RFC 7638): whoever has the key can work its id out.</summary>
    [JsonPropertyOrder(-1)]
    public string Kid => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));

    public static PublicJwk Of(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new PublicJwk(Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y));
    }

    /// <summary>The key, to verify with. Dispose it.</summary>
    public ECDsa ToKey() => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Base64Url.DecodeFromChars(X), Y = Base64Url.DecodeFromChars(Y) },
    });
}
