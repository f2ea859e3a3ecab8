using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Ledger.Format;

/// <summary>The signature of a checkpoint's text.</summary>
/// <param name="Key">The key's id: <see cref="KeyIdOf"/>.</param>
/// <param name="Value">ES256: r ‖ s, 64 bytes (IEEE P1363), over SHA-256 of the text's UTF-8 bytes.</param>
internal sealed record CheckpointSignature(string Key, byte[] Value)
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    public const string Algorithm = "ES256";

    /// <summary>Signs with a key at hand, such as a local key file's.</summary>
    public static CheckpointSignature Of(Checkpoint checkpoint, ECDsa key) =>
        new(KeyIdOf(key), key.SignData(Encoding.UTF8.GetBytes(checkpoint.Text), HashAlgorithmName.SHA256));

    /// <summary>Whether that key signed that checkpoint.</summary>
    public bool IsOf(Checkpoint checkpoint, ECDsa key) => Key == KeyIdOf(key)
        && key.VerifyData(Encoding.UTF8.GetBytes(checkpoint.Text), Value, HashAlgorithmName.SHA256);

    /// <summary>A public key's id: its JWK thumbprint (RFC 7638), base64url of SHA-256. It follows from the key alone.</summary>
    public static string KeyIdOf(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var jwk = $$"""{"crv":"P-256","kty":"EC","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(jwk)));
    }
}
