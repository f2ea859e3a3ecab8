using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Subjects;

namespace CreditFunctions.Repairs;

/// <summary>Who may see a repair: its applicant, the bodies that take part, the authority. Every look is logged before it is answered.</summary>
internal sealed class RepairAccess(RepairStore store, OwnSubject own, ILedger ledger)
{
    internal const string What = "repair";

    /// <summary>The case, as far as the caller may see it; logged. An unknown case and one that is not the caller's have the same answer.</summary>
    /// <exception cref="Problems.ProblemException">404 <c>repair-not-found</c>.</exception>
    public async Task<VisibleRepair> OpenAsync(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        var visible = await FindAsync(caller, caseId, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, What) with
        {
            SubjectId = visible?.File.Case.SubjectId,
            Matter = caseId.Length <= 100 ? caseId : null,
            Outcome = visible is null ? RepairProblems.Unknown.Code : LedgerEntry.Answered,
        }, cancellationToken);
        return visible ?? throw RepairProblems.Unknown.AsException();
    }

    /// <summary>The case where the caller may act on it; an act that is refused is logged by whoever asks.</summary>
    /// <exception cref="Problems.ProblemException">404 <c>repair-not-found</c>.</exception>
    public async Task<VisibleRepair> ToActAsync(Caller caller, string caseId, CancellationToken cancellationToken) =>
        await FindAsync(caller, caseId, cancellationToken) ?? throw RepairProblems.Unknown.AsException();

    private async Task<VisibleRepair?> FindAsync(Caller caller, string caseId, CancellationToken cancellationToken)
    {
        if (caseId.Length > 64 || !caseId.All(char.IsAsciiLetterOrDigit)) return null;
        if (await store.ReadAsync(caseId, cancellationToken) is not { } file) return null;
        var takesPart = caller.Unit is { } unit && RepairIndex.Units(file.Case).Contains(unit) && (caller.Is(Role.Handler) || caller.Is(Role.Clerk));
        if (takesPart || caller.Is(Role.Authority)) return new VisibleRepair(file, null);
        if (!caller.Is(Role.Subject)) return null;
        var subjectId = await own.FindAsync(caller, cancellationToken);
        return subjectId == file.Case.SubjectId ? new VisibleRepair(file, subjectId) : null;
    }
}

/// <summary>A case that the caller may see.</summary>
/// <param name="File">The case.</param>
/// <param name="Applicant">The applicant's subject id where the caller is the applicant, else null.</param>
internal sealed record VisibleRepair(CaseFile<RepairCase> File, string? Applicant)
{
    /// <summary>The caller as it acts on the case.</summary>
    public Actor ActorFor(Caller caller) => Applicant is null ? new Actor(caller.Unit, caller.Person) : new Actor(null, caller.Person, Applicant);
}
