namespace CreditFunctions.Ledger.Signing;

/// <summary>Signs the checkpoints of the ledger (ECDSA P-256 with SHA-256, ES256).</summary>
internal interface ICheckpointSigner
{
    /// <summary>Signs under the newest key.</summary>
    Task<SignedText> SignAsync(byte[] text, CancellationToken cancellationToken);
}

/// <summary>A signature, and what checks it.</summary>
/// <param name="Key">The public key.</param>
/// <param name="Signature">64 bytes: r and s (IEEE P1363).</param>
internal sealed record SignedText(PublicJwk Key, byte[] Signature);
