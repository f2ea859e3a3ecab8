namespace CreditFunctions.Ledger.Verification;

/// <summary>The keys of payloads, for a verifier that may open them.</summary>
internal interface IPayloadKeys
{
    /// <summary>The 32 bytes of a key; null where it was destroyed: what it sealed is erased.</summary>
    ValueTask<byte[]?> FindAsync(string keyId, CancellationToken cancellationToken);
}
