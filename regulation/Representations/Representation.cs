using CreditFunctions.Regulation.Consents;

namespace CreditFunctions.Regulation.Representations;

/// <summary>Somebody acts for a credit subject (代为查询、办理, art. 24): a person, for a time, within a scope.</summary>
/// <param name="Representative">The subject id of the natural person who acts.</param>
/// <param name="Kind">By what right.</param>
/// <param name="Scope">What may be done.</param>
/// <param name="Period">When.</param>
public sealed record Representation(string Representative, RepresentationKind Kind, IReadOnlyList<RepresentationScope> Scope, AgreedPeriod Period)
{
    /// <summary>Since when it is revoked, UTC, or null.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}

/// <summary>By what right somebody acts for another.</summary>
public enum RepresentationKind
{
    /// <summary>法定代表人、负责人: of an organisation, or the operator of an individually-owned business.</summary>
    LegalRepresentative,
    /// <summary>委托代理人: by authorisation of the subject.</summary>
    Agent,
    /// <summary>监护人: of a natural person, by law.</summary>
    Guardian,
}

/// <summary>What may be done for another.</summary>
public enum RepresentationScope
{
    /// <summary>查询: see what is held, and who looked.</summary>
    View,
    /// <summary>办理: object, apply, authorise, consent, revoke.</summary>
    Act,
}
