using Azure;
using CreditFunctions.Regulation.Authorisations;

namespace CreditFunctions.Authorisations;

/// <summary>An authorisation (书面授权, art. 24) as stored.</summary>
/// <param name="SubjectId">Who gave it.</param>
/// <param name="Id">Random or from the request's key; nobody can guess it.</param>
/// <param name="Terms">What it allows, and whether it was used or revoked.</param>
/// <param name="GivenAt">When, UTC.</param>
internal sealed record StoredAuthorisation(string SubjectId, string Id, Authorisation Terms, DateTimeOffset GivenAt)
{
    /// <summary>What the subject wrote: the purpose, and how it calls the grantee. Kept encrypted.</summary>
    public required WrittenTerms Written { get; init; }

    /// <summary>A hash of the request that gave it, so that the same request again is the same authorisation; or null.</summary>
    public string? Request { get; init; }

    /// <summary>For the next conditional write.</summary>
    public ETag Version { get; init; }
}

/// <summary>The words of an authorisation.</summary>
/// <param name="Purpose">For what.</param>
/// <param name="GranteeName">The grantee's name as the subject wrote it, or null.</param>
/// <param name="GranteeShown">The grantee's number for the subject's own eyes: a person's is masked.</param>
internal sealed record WrittenTerms(string Purpose, string? GranteeName, string GranteeShown);
