using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Representations;

namespace CreditFunctions.Subjects.Representations;

/// <summary>A representation as it is answered. Without who the representative is: whoever filed it knows.</summary>
internal sealed record RepresentationAnswer(string RepresentationId, string SubjectId, RepresentationKind Kind, IReadOnlyList<RepresentationScope> Scope,
    DateOnly From, DateOnly Until, string EvidenceSha256, DateTimeOffset FiledAt, string? FiledBy, DateTimeOffset? RevokedAt)
{
    public static RepresentationAnswer Of(StoredRepresentation one) => new(one.Id, one.SubjectId, one.Terms.Kind, one.Terms.Scope, one.Terms.Period.From,
        one.Terms.Period.Until, one.EvidenceSha256, ChinaTime.At(one.FiledAt), one.FiledBy, one.Terms.RevokedAt is { } at ? ChinaTime.At(at) : null);
}
