using Azure;
using CreditFunctions.Regulation.Consents;

namespace CreditFunctions.Consents;

/// <summary>A consent (同意, art. 7) as stored.</summary>
/// <param name="SubjectId">Whose information may be collected.</param>
/// <param name="Id">Opaque.</param>
/// <param name="Terms">What was agreed, and whether it was withdrawn.</param>
/// <param name="GivenAt">When it was registered, UTC.</param>
/// <param name="Evidence">What shows it.</param>
internal sealed record StoredConsent(string SubjectId, string Id, Consent Terms, DateTimeOffset GivenAt, ConsentEvidence Evidence)
{
    /// <summary>The guardian who gave it, as a subject, or null.</summary>
    public string? GuardianId { get; init; }

    /// <summary>True once it is in the ledger: before, nothing rests on it.</summary>
    public bool IsLogged { get; init; }

    /// <summary>When what rested on it was erased, UTC, or null.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>A hash of the request that registered it, so that the same request again is the same consent; or null.</summary>
    public string? Request { get; init; }

    /// <summary>For the next conditional write.</summary>
    public ETag Version { get; init; }
}

/// <summary>What shows a consent (同意凭证).</summary>
/// <param name="Sha256">Of the paper's bytes, or of what the person agreed to online; lower-case hexadecimal.</param>
/// <param name="Blob">The encrypted blob of a paper, or null.</param>
/// <param name="ContentType">Its media type, or null.</param>
internal sealed record ConsentEvidence(string Sha256, string? Blob, string? ContentType);
