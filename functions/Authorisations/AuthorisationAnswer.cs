using CreditFunctions.Regulation.Authorisations;
using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Authorisations;

/// <summary>An authorisation as its subject sees it.</summary>
/// <param name="AuthorisationId">What the grantee names.</param>
/// <param name="SubjectId">Whom it names besides.</param>
/// <param name="Query">The address at which the grantee queries.</param>
/// <param name="Grantee">Whom the subject authorised.</param>
/// <param name="Items">Codes of the items.</param>
/// <param name="Purpose">For what.</param>
/// <param name="From">The first day, China.</param>
/// <param name="Until">The last day, China.</param>
/// <param name="Uses">Once or many.</param>
/// <param name="State">How it stands now.</param>
/// <param name="GivenAt">When it was given, China time.</param>
/// <param name="UsedAt">When its one use was made, or null.</param>
/// <param name="RevokedAt">When it was revoked, or null.</param>
internal sealed record AuthorisationAnswer(string AuthorisationId, string SubjectId, string Query, GranteeAnswer Grantee, IReadOnlyList<string> Items,
    string Purpose, DateOnly From, DateOnly Until, AuthorisedUses Uses, AuthorisationState State, DateTimeOffset GivenAt, DateTimeOffset? UsedAt,
    DateTimeOffset? RevokedAt)
{
    public static AuthorisationAnswer Of(StoredAuthorisation stored, DateTimeOffset now) => new(stored.Id, stored.SubjectId,
        $"/api/v1/subjects/{stored.SubjectId}/records?authorisation={stored.Id}",
        new GranteeAnswer(stored.Terms.Grantee.Kind, stored.Written.GranteeShown, stored.Written.GranteeName), stored.Terms.Items,
        stored.Written.Purpose, stored.Terms.Period.From, stored.Terms.Period.Until, stored.Terms.Uses, stored.Terms.StateAt(now),
        ChinaTime.At(stored.GivenAt), At(stored.Terms.UsedAt), At(stored.Terms.RevokedAt));

    private static DateTimeOffset? At(DateTimeOffset? moment) => moment is { } at ? ChinaTime.At(at) : null;
}

/// <summary>A grantee as its subject sees it.</summary>
/// <param name="Kind">A body or a person.</param>
/// <param name="Number">A body's code; a person's number, masked.</param>
/// <param name="Name">As the subject wrote it, or null.</param>
internal sealed record GranteeAnswer(GranteeKind Kind, string Number, string? Name);
