using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;

namespace CreditFunctions.Objections;

/// <summary>Who may see a case: its applicant, the bodies that take part, the authority. Every look is logged before it is answered.</summary>
internal sealed class CaseAccess(ObjectionStore store, OwnSubject own, ILedger ledger)
{
    internal const string What = "case";

    /// <summary>The case, as far as the caller may see it; logged. An unknown case and one that is not the caller's have the same answer.</summary>
    /// <exception cref="Problems.ProblemException">404 <c>objection-not-found</c>.</exception>
    public async Task<VisibleCase> OpenAsync(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        var visible = await FindAsync(caller, caseId, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, What) with
        {
            SubjectId = visible?.File.Case.SubjectId,
            Matter = caseId.Length <= 100 ? caseId : null,
            Outcome = visible is null ? ObjectionProblems.Unknown.Code : LedgerEntry.Answered,
        }, cancellationToken);
        return visible ?? throw ObjectionProblems.Unknown.AsException();
    }

    /// <summary>The case where the caller may act on it, unlogged: an act shows nothing but its own outcome.</summary>
    /// <exception cref="Problems.ProblemException">404 <c>objection-not-found</c>.</exception>
    public async Task<VisibleCase> ToActAsync(Caller caller, string caseId, CancellationToken cancellationToken) =>
        await FindAsync(caller, caseId, cancellationToken) ?? throw ObjectionProblems.Unknown.AsException();

    private async Task<VisibleCase?> FindAsync(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(caseId)) return null;
        if (await store.ReadAsync(caseId, cancellationToken) is not { } file) return null;
        var takesPart = caller.Unit is { } unit && IsBody(file.Case, unit) && (caller.Is(Role.Handler) || caller.Is(Role.Clerk));
        if (takesPart || caller.Is(Role.Authority)) return new VisibleCase(file, null);
        if (!caller.Is(Role.Subject)) return null;
        var subjectId = await own.FindAsync(caller, cancellationToken);
        return subjectId == file.Case.SubjectId ? new VisibleCase(file, subjectId) : null;
    }

    private static bool IsBody(ObjectionCase objection, string unit) =>
        unit == objection.DecidingBody || unit == objection.ReceivingBody || unit == objection.Verification?.Unit;
}

/// <summary>A case that the caller may see.</summary>
/// <param name="File">The case.</param>
/// <param name="Applicant">The applicant's subject id where the caller is the applicant, else null.</param>
internal sealed record VisibleCase(CaseFile<ObjectionCase> File, string? Applicant)
{
    /// <summary>The caller as it acts on the case.</summary>
    public Actor ActorFor(Caller caller) => Applicant is null ? new Actor(caller.Unit, caller.Person) : new Actor(null, caller.Person, Applicant);
}
