using CreditFunctions.Regulation.Grants;

namespace CreditFunctions.Submissions.Receipts;

/// <summary>What a sender might supply at the moment of receipt (art. 8). It stands on the receipt: however often the rows are gone through, and
/// whatever is granted or revoked meanwhile, they are judged alike.</summary>
/// <param name="MaySupply">Whether it was granted the batch's item.</param>
/// <param name="Units">Other units for which it was.</param>
internal sealed record SupplyRight(bool MaySupply, IReadOnlyList<string> Units)
{
    /// <summary>What a unit's rights say of an item.</summary>
    public static SupplyRight Of(Rights rights, string item) => new(rights.MaySupply(item), [.. rights.UnitsFor(item).Order(StringComparer.Ordinal)]);
}
