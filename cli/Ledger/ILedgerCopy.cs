using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Cli.Ledger;

/// <summary>A ledger's files with the public keys that stand beside its seals (<c>keys/{id}.json</c>).</summary>
internal interface ILedgerCopy : ILedgerFiles
{
    /// <summary>The public keys, as JWK.</summary>
    Task<IReadOnlyList<string>> PublicKeysAsync(CancellationToken cancellationToken);
}
