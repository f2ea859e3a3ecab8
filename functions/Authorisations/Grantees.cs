using CreditFunctions.Access;
using CreditFunctions.Regulation.Authorisations;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;

namespace CreditFunctions.Authorisations;

/// <summary>Who may be authorised, and what a caller is among them. A person stands for itself by the identifier that the identity provider verified.</summary>
internal sealed class Grantees(Pseudonyms pseudonyms)
{
    /// <summary>The grantee with that identifier.</summary>
    public Grantee Of(Identifier identifier) => identifier.Kind == IdentifierKind.UnifiedSocialCreditCode
        ? new Grantee(GranteeKind.Unit, identifier.Number)
        // Always under the first key: an authorisation outlives a rotation.
        : new Grantee(GranteeKind.Person, pseudonyms.Id("grantee", identifier.Kind.ToString(), identifier.Country, identifier.Number));

    /// <summary>What the caller is: as a querier its unit, as a subject the person itself.</summary>
    public IReadOnlyCollection<Grantee> Of(Caller caller)
    {
        var found = new List<Grantee>();
        if (caller.Is(Role.Querier) && caller.Unit is { } unit) found.Add(new Grantee(GranteeKind.Unit, unit));
        if (caller.Is(Role.Subject) && caller.Identity is { } identity && VerifiedIdentifier.Read(identity) is { IsPersonal: true } identifier)
        {
            found.Add(Of(identifier));
        }

        return found;
    }
}
