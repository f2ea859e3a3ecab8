using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;

namespace CreditFunctions.Cases;

/// <summary>Who may see a case of one kind: whom it is about, the bodies that take part, the authority. Every look is logged before it is answered.</summary>
/// <param name="cases">The cases.</param>
/// <param name="own">Finds the caller's own subject.</param>
/// <param name="ledger">Where looks are logged.</param>
/// <param name="what">As the ledger calls a look at such a case.</param>
internal abstract class CaseAccess<TCase>(ICases<TCase> cases, OwnSubject own, ILedger ledger, string what)
{
    /// <summary>The case, as far as the caller may see it; logged. An unknown case and one that is not the caller's have the same answer. Cost: 2 round trips.</summary>
    /// <exception cref="Problems.ProblemException">404.</exception>
    public async Task<VisibleCase<TCase>> OpenAsync(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        var visible = await FindAsync(caller, caseId, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, what) with
        {
            SubjectId = visible is null ? null : SubjectOf(visible.File.Case),
            // What is no id was written by the caller: it might be anything, a person's number too.
            Matter = OpaqueId.IsMade(caseId) ? caseId : null,
            Outcome = visible is null ? cases.Unknown.Code : LedgerEntry.Answered,
        }, cancellationToken);
        return visible ?? throw cases.Unknown.AsException();
    }

    /// <summary>The case where the caller may act on it, unlogged: the act itself is, by whoever asks. Cost: 1 round trip.</summary>
    /// <exception cref="Problems.ProblemException">404.</exception>
    public async Task<VisibleCase<TCase>> ToActAsync(Caller caller, string caseId, CancellationToken cancellationToken) =>
        await FindAsync(caller, caseId, cancellationToken) ?? throw cases.Unknown.AsException();

    /// <summary>Whom a case is about, by subject id.</summary>
    protected abstract string SubjectOf(TCase state);

    /// <summary>Whether the caller's body takes part in a case, and the caller acts for it.</summary>
    protected abstract bool TakesPart(Caller caller, TCase state);

    private async Task<VisibleCase<TCase>?> FindAsync(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(caseId) || await cases.ReadAsync(caseId, cancellationToken) is not { } file) return null;
        if (caller.Is(Role.Authority) || TakesPart(caller, file.Case)) return new VisibleCase<TCase>(file, null);
        if (!caller.Is(Role.Subject)) return null;
        var subjectId = await own.FindAsync(caller, cancellationToken);
        return subjectId == SubjectOf(file.Case) ? new VisibleCase<TCase>(file, subjectId) : null;
    }
}

/// <summary>A case that the caller may see.</summary>
/// <param name="File">The case.</param>
/// <param name="Subject">The subject's id where the caller is whom it is about, else null.</param>
internal sealed record VisibleCase<TCase>(CaseFile<TCase> File, string? Subject)
{
    /// <summary>The caller as it acts on the case.</summary>
    public Actor ActorFor(Caller caller) => Subject is null ? new Actor(caller.Unit, caller.Person) : new Actor(null, caller.Person, Subject);
}
