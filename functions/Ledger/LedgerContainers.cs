namespace CreditFunctions.Ledger;

/// <summary>Where the ledger lies. In azure both containers are immutable (infra/modules/storage.bicep).</summary>
internal static class LedgerContainers
{
    /// <summary>Segments: append blobs of entries.</summary>
    public const string Entries = "ledger";

    /// <summary>Signed checkpoints and the tiles of the tree; never overwritten.</summary>
    public const string Seals = "ledger-seals";
}
