using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;

namespace CreditFunctions.Determinations;

/// <summary>Who may see a determination: determiners of its unit, the authority, its subject. Every look is logged before it is answered.</summary>
internal sealed class DeterminationAccess(DeterminationStore store, OwnSubject own, ILedger ledger)
{
    internal const string What = "determination", Change = "change-determination";

    /// <summary>The case, as far as the caller may see it; logged. An unknown one and another's have the same answer. Cost: 2 round trips.</summary>
    /// <exception cref="ProblemException">404 <c>determination-not-found</c>.</exception>
    public async Task<VisibleDetermination> OpenAsync(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        var visible = await FindAsync(caller, caseId, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, What) with
        {
            SubjectId = visible?.File.Case.Terms.SubjectId,
            Matter = OpaqueId.Is(caseId) ? caseId : null,
            Outcome = visible is null ? DeterminationProblems.Unknown.Code : LedgerEntry.Answered,
        }, cancellationToken);
        return visible ?? throw DeterminationProblems.Unknown.AsException();
    }

    /// <summary>The case where the caller may act on it, unlogged: the act itself is. Cost: 1 round trip.</summary>
    /// <exception cref="ProblemException">404 <c>determination-not-found</c>.</exception>
    public async Task<VisibleDetermination> ToActAsync(Caller caller, string caseId, CancellationToken cancellationToken) =>
        await FindAsync(caller, caseId, cancellationToken) ?? throw DeterminationProblems.Unknown.AsException();

    private async Task<VisibleDetermination?> FindAsync(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(caseId) || await store.ReadAsync(caseId, cancellationToken) is not { } file) return null;
        if (caller.Is(Role.Authority) || (caller.Is(Role.Determiner) && caller.Unit == file.Case.Unit)) return new VisibleDetermination(file, null);
        if (!caller.Is(Role.Subject)) return null;
        var subjectId = await own.FindAsync(caller, cancellationToken);
        return subjectId == file.Case.Terms.SubjectId ? new VisibleDetermination(file, subjectId) : null;
    }
}

/// <summary>A determination that the caller may see.</summary>
/// <param name="File">The case.</param>
/// <param name="Subject">The subject's id where the caller is the subject, else null.</param>
internal sealed record VisibleDetermination(CaseFile<Determination> File, string? Subject)
{
    /// <summary>The caller as it acts on the case.</summary>
    public Actor ActorFor(Caller caller) => Subject is null ? new Actor(caller.Unit, caller.Person) : new Actor(null, caller.Person, Subject);
}
