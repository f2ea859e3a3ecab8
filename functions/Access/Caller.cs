using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Access;

/// <summary>Who calls.</summary>
/// <param name="Roles">What the caller may be.</param>
/// <param name="Unit">The caller's body, by unified social credit code (统一社会信用代码), or null.</param>
/// <param name="Person">A keyed pseudonym of the person or system that calls; never the token's own <c>sub</c>, which may be an id number.</param>
/// <param name="Identity">What the identity provider verified of a subject, or null.</param>
internal sealed record Caller(IReadOnlySet<Role> Roles, string? Unit, string Person, VerifiedIdentity? Identity)
{
    /// <summary>Without a token.</summary>
    public static Caller Anonymous { get; } = new(new HashSet<Role>(), null, "anonymous", null);

    /// <summary>The authority's area by its six-digit division code (行政区划代码), such as <c>220300</c> for the city; null: its token names none.</summary>
    public string? Area { get; init; }

    /// <summary>The token names a body, but not by a valid code: then <see cref="Unit"/> is null.</summary>
    public bool UnitIsInvalid { get; init; }

    /// <summary>Another subject for whom the caller acts in this request, by a representation that is live; null: for itself.</summary>
    public RepresentedSubject? Represents { get; init; }

    /// <summary>True where the caller has the role.</summary>
    public bool Is(Role role) => Roles.Contains(role);

    /// <summary>The caller's body.</summary>
    /// <exception cref="ProblemException">403 <c>unit-missing</c> or <c>unit-invalid</c>: the token names no body.</exception>
    public string RequireUnit() => Unit ?? throw UnitProblem.AsException();

    /// <summary>Why the caller is of no body.</summary>
    internal Problem UnitProblem => UnitIsInvalid ? AccessProblems.UnitInvalid : AccessProblems.UnitMissing;

    private const string ItemKey = "CreditFunctions.Caller";

    /// <summary>The caller that the middleware let in.</summary>
    public static Caller Of(HttpRequest request) => request.HttpContext.Items[ItemKey] as Caller ?? Anonymous;

    internal static void Set(HttpContext context, Caller caller) => context.Items[ItemKey] = caller;
}

/// <summary>For whom a caller acts.</summary>
/// <param name="SubjectId">Whom it represents.</param>
/// <param name="RepresentationId">By what: stands in the ledger.</param>
/// <param name="IsStatutory">As legal representative or guardian, not as an agent.</param>
internal sealed record RepresentedSubject(string SubjectId, string RepresentationId, bool IsStatutory);

/// <summary>An identifier that the identity provider verified.</summary>
/// <param name="Kind">The kind of identifier, as the catalogue names it, such as <c>citizen-id</c> or <c>unified-social-credit-code</c>.</param>
/// <param name="Number">The number. Never logged, never stored in the clear.</param>
internal sealed record VerifiedIdentity(string Kind, string Number)
{
    /// <summary>Without the number: a record's own text would print it into a log.</summary>
    public override string ToString() => $"{Kind} (hidden)";
}
