using System.Security.Cryptography;

namespace CreditFunctions.Local.Http;

/// <summary>The local issuer's key, kept with the data so that tokens outlive a restart.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        (X, Y) = (Encode(point.X!), Encode(point.Y!));
        // RFC 7638: the thumbprint of the public key names it.
        Id = Encode(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{X}}","y":"{{Y}}"}""")));
    }

    public string Id { get; }

    public string X { get; }

    public string Y { get; }

    /// <summary>Reads the key, or makes one that only this account can read.</summary>
    public static SigningKey In(string folder)
    {
        var path = Path.Combine(folder, "local-issuer.pem");
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(path))
        {
            key.ImportFromPem(File.ReadAllText(path));
            return new SigningKey(key);
        }

        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(path + ".new", options)) file.Write(key.ExportPkcs8PrivateKeyPem());
        File.Move(path + ".new", path, overwrite: true);
        return new SigningKey(key);
    }

    /// <summary>ES256.</summary>
    public byte[] Sign(byte[] data) => _key.SignData(data, HashAlgorithmName.SHA256);

    public static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    public void Dispose() => _key.Dispose();
}
