using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Representations;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Subjects.Representations;

/// <summary>A person who acts for another (代为查询、办理, art. 24) names it in the header <c>On-Behalf-Of</c>, by its subject id, in each request.</summary>
internal sealed class ActingFor(RepresentationStore store, OwnSubject own, TimeProvider clock)
{
    internal const string Header = "On-Behalf-Of";

    /// <summary>Whom the request is for, or null where it is for the caller itself.</summary>
    public static string? NamedIn(HttpRequest request) => request.Headers[Header].ToString().Trim() is { Length: > 0 } named ? named : null;

    /// <summary>The caller as it stands for that subject: only by a representation that is live now, whose row is read in each request.</summary>
    /// <remarks>Cost: 1 round trip to find the caller (none for ten minutes after), 1 to read the subject's representations.</remarks>
    public async Task<(Caller Caller, Problem? Problem)> AsAsync(Caller caller, string subjectId, string method, CancellationToken cancellationToken)
    {
        var itself = caller.Is(Role.Subject) ? await own.FindAsync(caller, cancellationToken) : null;
        if (itself is null) return (caller, RepresentationProblems.Missing);
        var scope = HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? RepresentationScope.View : RepresentationScope.Act;
        var now = clock.GetUtcNow();
        var live = (await store.OfAsync(subjectId, cancellationToken)).FirstOrDefault(one => RepresentationRules.Allows(one.Terms, itself, scope, now));
        if (live is null) return (caller, RepresentationProblems.Missing);
        return (caller with { Represents = new RepresentedSubject(subjectId, live.Id, live.Terms.Kind != RepresentationKind.Agent) }, null);
    }
}
