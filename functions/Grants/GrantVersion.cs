using Azure;
using CreditFunctions.Regulation.Grants;

namespace CreditFunctions.Grants;

/// <summary>A grant as it stood after something happened to it. Never changed, never removed.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was stored, UTC.</param>
/// <param name="Grant">The grant.</param>
internal sealed record GrantVersion(int Number, DateTimeOffset At, Grant Grant);

/// <summary>A grant with its history, oldest first, and what its unit has in force.</summary>
internal sealed record GrantFile(UnitGrants Unit, IReadOnlyList<GrantVersion> Versions)
{
    /// <summary>How it stands.</summary>
    public Grant Newest => Versions[^1].Grant;
}

/// <summary>What a unit has in force: all that a query reads.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="EverGranted">True as soon as the first grant came into force, and ever after.</param>
/// <param name="InForce">Its grants in force; periods that are over, or have not begun, may be among them.</param>
/// <param name="Version">For the next conditional write; null where nothing is stored.</param>
internal sealed record UnitGrants(string Unit, bool EverGranted, IReadOnlyList<Grant> InForce, ETag? Version)
{
    public static UnitGrants Nothing(string unit) => new(unit, false, [], null);
}
