using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Signing;

namespace CreditFunctions.Ledger.Sealing;

/// <summary>A signed checkpoint as it is published.</summary>
/// <param name="Text">What is signed, exactly: five lines, each ended by a line feed.</param>
/// <param name="Size">How many lines the tree has.</param>
/// <param name="Root">Its root, base64.</param>
/// <param name="SealedAt">When, as in the text (UTC).</param>
/// <param name="Previous">SHA-256 of the previous checkpoint's text, base64; left out for the first.</param>
/// <param name="Signature">Key id, algorithm and the signature over the text, base64.</param>
/// <param name="PublicKey">What checks the signature, as a JSON Web Key. Keep it: a key from the same place as the signature proves little.</param>
internal sealed record CheckpointAnswer(string Text, long Size, string Root, string SealedAt, string? Previous, SignatureAnswer Signature, PublicJwk? PublicKey)
{
    public static async Task<CheckpointAnswer> OfAsync(Seal seal, SealStore seals, CancellationToken cancellationToken)
    {
        var checkpoint = seal.Checkpoint;
        return new CheckpointAnswer(checkpoint.Text, checkpoint.Size, checkpoint.Root.ToString(), LedgerTime.Write(checkpoint.SealedAt),
            checkpoint.Previous?.ToString(),
            new SignatureAnswer(seal.Signature.Key, CheckpointSignature.Algorithm, Convert.ToBase64String(seal.Signature.Value)),
            await seals.KeyAsync(seal.Signature.Key, cancellationToken));
    }
}

/// <summary>A signature as it is published.</summary>
/// <param name="Key">The key's thumbprint (RFC 7638).</param>
/// <param name="Alg"><c>ES256</c>.</param>
/// <param name="Value">64 bytes, base64.</param>
internal sealed record SignatureAnswer(string Key, string Alg, string Value);
