using System.Collections.Frozen;
using System.Security.Claims;
using System.Text.Json;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Storage;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Access;

/// <summary>Reads who calls from the claims of a token whose signature holds: never more than its issuer may say.</summary>
internal sealed class CallerClaims(IOptions<AccessOptions> options, Lazy<Pseudonyms> pseudonyms)
{
    private static readonly FrozenDictionary<string, Role> s_roles =
        Enum.GetValues<Role>().ToFrozenDictionary(role => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()), StringComparer.OrdinalIgnoreCase);

    private readonly FrozenDictionary<string, string> _systems =
        options.Value.Systems.ToFrozenDictionary(system => WithoutDashes(system.Key), system => system.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The caller; 401 <c>token-invalid</c> where a claim that may stand once stands twice.</summary>
    public TokenAnswer Read(ClaimsIdentity claims, IssuerKind issuer)
    {
        if (!Once(claims, "unit") || !Once(claims, "identifier") || !Once(claims, "identifier_kind") || !Once(claims, "area"))
        {
            return TokenAnswer.Not(AccessProblems.TokenInvalid);
        }

        var claimed = Text(claims, "unit") ?? (issuer == IssuerKind.Subjects ? null : UnitOfSystem(claims));
        var unit = Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, claimed, out var code, out _) ? code.Number : null;
        return TokenAnswer.Of(new Caller(Roles(claims, issuer), unit, Person(claims, issuer), Identity(claims, issuer))
        {
            UnitIsInvalid = claimed is not null && unit is null,
            // As it stands: an area that is none covers nothing, while none at all is the city's.
            Area = issuer != IssuerKind.Subjects ? Text(claims, "area") : null,
        });
    }

    // A subjects' issuer knows nothing of bodies, and a bodies' of subjects: what it claims beyond is as if it were not there.
    private static HashSet<Role> Roles(ClaimsIdentity claims, IssuerKind issuer)
    {
        if (issuer == IssuerKind.Subjects) return [Role.Subject];
        var roles = claims.FindAll("roles").Select(claim => s_roles.TryGetValue(claim.Value, out var role) ? role : (Role?)null).OfType<Role>().ToHashSet();
        if (issuer == IssuerKind.Bodies) roles.Remove(Role.Subject);
        return roles;
    }

    /// <summary>
    /// The unit of an agency's own system. Only a token that the system got for itself counts (Entra ID: subject and object are the same, no
    /// delegated scope): a person who signed in through the same application has a unit of its own or none.
    /// </summary>
    private string? UnitOfSystem(ClaimsIdentity claims)
    {
        if ((Text(claims, "azp") ?? Text(claims, "appid")) is not { } application || Text(claims, "oid") is not { } itself) return null;
        return itself == Text(claims, "sub") && Text(claims, "scp") is null ? _systems.GetValueOrDefault(WithoutDashes(application)) : null;
    }

    // The same sub of two issuers is two persons.
    private string Person(ClaimsIdentity claims, IssuerKind issuer)
    {
        var sub = Text(claims, "sub") ?? string.Empty;
        return pseudonyms.Value.OfPerson(issuer == IssuerKind.Local ? sub : $"{issuer}\n{sub}");
    }

    private static VerifiedIdentity? Identity(ClaimsIdentity claims, IssuerKind issuer)
    {
        if (issuer == IssuerKind.Bodies) return null;
        if (Text(claims, "identifier") is { } number) return new VerifiedIdentity(Text(claims, "identifier_kind") ?? "citizen-id", number);
        if (Text(claims, "unit") is { } unit) return new VerifiedIdentity("unified-social-credit-code", unit);
        // The name that a demo goes by may be a made-up id number; elsewhere it is no proof of anything.
        return issuer == IssuerKind.Local && Text(claims, "sub") is { } sub ? new VerifiedIdentity("citizen-id", sub) : null;
    }

    private static bool Once(ClaimsIdentity claims, string name) => claims.FindAll(name).Take(2).Count() < 2;

    private static string? Text(ClaimsIdentity claims, string name) => claims.FindFirst(name)?.Value is { Length: > 0 } value ? value : null;

    private static string WithoutDashes(string id) => id.Replace("-", string.Empty, StringComparison.Ordinal);
}
