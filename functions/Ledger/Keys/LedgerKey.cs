namespace CreditFunctions.Ledger.Keys;

/// <summary>A key under which the payloads about one subject are sealed. Destroying it erases them; the tree over the lines still verifies.</summary>
/// <param name="Id">As it stands in each entry that is sealed under it; tells nothing of whom it is about.</param>
/// <param name="Secret">The key itself, 32 bytes.</param>
internal sealed record LedgerKey(string Id, byte[] Secret)
{
    /// <summary>The id only.</summary>
    public override string ToString() => Id;
}
