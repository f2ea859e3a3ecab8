using CreditFunctions.Regulation.Consents;

namespace CreditFunctions.Regulation.Authorisations;

/// <summary>A subject's written authorisation (书面授权, art. 24): a named body or person may query named items, for a purpose and a time.</summary>
/// <param name="Grantee">Who may.</param>
/// <param name="Items">Codes of the catalogue items that may be queried.</param>
/// <param name="Period">When.</param>
/// <param name="Uses">How often.</param>
public sealed record Authorisation(Grantee Grantee, IReadOnlyList<string> Items, AgreedPeriod Period, AuthorisedUses Uses)
{
    /// <summary>Since when it is revoked (撤销授权), UTC, or null.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When the one use of <see cref="AuthorisedUses.Once"/> was made, UTC, or null.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>Names the request that made the one use, or null where it named itself by nothing.</summary>
    public string? UsedFor { get; init; }
}

/// <summary>Whom a subject authorised.</summary>
/// <param name="Kind">A body or a person.</param>
/// <param name="Id">A body's unified social credit code; a person's pseudonym.</param>
public sealed record Grantee(GranteeKind Kind, string Id);

/// <summary>What a grantee is.</summary>
public enum GranteeKind
{
    /// <summary>单位: a body.</summary>
    Unit,
    /// <summary>个人: a person.</summary>
    Person,
}

/// <summary>How often an authorisation may be used.</summary>
public enum AuthorisedUses
{
    /// <summary>一次.</summary>
    Once,
    /// <summary>多次: as often as wanted within its period.</summary>
    Many,
}
