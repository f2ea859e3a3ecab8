using Azure;
using CreditFunctions.Regulation.Representations;

namespace CreditFunctions.Subjects.Representations;

/// <summary>A representation on file. Holds pseudonyms and hashes only.</summary>
/// <param name="SubjectId">Who is represented.</param>
/// <param name="Id">Follows from its terms: the same filed twice is one.</param>
/// <param name="Terms">Who may do what, and when.</param>
/// <param name="EvidenceSha256">Of the papers that prove it (授权委托书、身份证明), lower-case hexadecimal.</param>
/// <param name="FiledAt">When, UTC.</param>
/// <param name="FiledBy">The body at whose window it was filed, by unified social credit code; null: the subject's own side.</param>
internal sealed record StoredRepresentation(string SubjectId, string Id, Representation Terms, string EvidenceSha256, DateTimeOffset FiledAt, string? FiledBy)
{
    /// <summary>The row as it was read.</summary>
    public ETag Version { get; init; }
}
