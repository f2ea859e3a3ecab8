using System.Security.Cryptography;
using CreditFunctions.Storage;

namespace CreditFunctions.Ledger.Signing;

/// <summary>Signs with a key file of this machine, made on first use. To rotate, move the file away: the next checkpoint takes a new key.</summary>
internal sealed class FileSigner(string directory) : ICheckpointSigner
{
    private const string FileName = "ledger-signing.pem";

    /// <inheritdoc />
    public Task<SignedText> SignAsync(byte[] text, CancellationToken cancellationToken)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(KeyFile.ReadOrMake(directory, FileName, NewKey));
        return Task.FromResult(new SignedText(PublicJwk.Of(key), key.SignData(text, HashAlgorithmName.SHA256)));
    }

    private static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
