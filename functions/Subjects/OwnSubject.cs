using CreditFunctions.Access;
using CreditFunctions.Regulation.Identifiers;

namespace CreditFunctions.Subjects;

/// <summary>Which subject a caller is, or represents, by what its identity provider verified (art. 24).</summary>
internal sealed class OwnSubject(SubjectIndex subjects)
{
    /// <summary>
    /// The caller's own subject, or the one that it represents in this request; null where nothing is held on it.
    /// Cost: as <see cref="SubjectIndex.FindAsync"/>, none where it represents.
    /// </summary>
    public async Task<string?> FindAsync(Caller caller, CancellationToken cancellationToken) =>
        caller.Represents is { } represented ? represented.SubjectId
        : caller.Identity is { } identity && VerifiedIdentifier.Read(identity) is { } identifier
            ? await subjects.FindAsync(identifier, cancellationToken)
            : null;
}

/// <summary>The identifier in a token's claims.</summary>
internal static class VerifiedIdentifier
{
    /// <summary>The identifier, or null where the claim is not one: then the caller is no subject.</summary>
    public static Identifier? Read(VerifiedIdentity identity) =>
        KindOf(identity.Kind) is { } kind && Identifier.TryParse(kind, identity.Number, out var identifier, out _) ? identifier : null;

    // In kebab-case; the field's own abbreviation for the code of organisations is understood too.
    private static IdentifierKind? KindOf(string name) =>
        name.Equals("uscc", StringComparison.OrdinalIgnoreCase) ? IdentifierKind.UnifiedSocialCreditCode
        : Enum.TryParse<IdentifierKind>(name.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var kind)
          && Enum.IsDefined(kind) ? kind : null;
}
