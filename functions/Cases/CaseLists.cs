using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Cases;

/// <summary>The lists of cases that a caller may ask for: its unit's, its own, or all open ones for the authority.</summary>
internal sealed class CaseLists(OwnSubject own)
{
    private const int AtOnce = 16;

    /// <summary>The list that a request asks for: a unit's open cases (<c>?state=closed</c>: the closed ones), all open ones, or a subject's own.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ofUnit">Who sees its unit's.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ProblemException">400: no such state; 403: the caller's token names no body.</exception>
    public async Task<AskedList> AskedAsync(HttpRequest request, Role ofUnit, CancellationToken cancellationToken)
    {
        var (caller, state) = (Caller.Of(request), request.Query["state"].ToString());
        if (state is not ("" or "open" or "closed"))
        {
            throw CommonProblems.InvalidFields([new FieldError("state", "code-list", "state 应为 open 或 closed。")]).AsException();
        }

        if (caller.Is(ofUnit))
        {
            var unit = caller.RequireUnit();
            return new AskedList(state == "closed" ? CaseIndex.ClosedOfUnit(unit) : CaseIndex.OfUnit(unit), null);
        }

        if (caller.Is(Role.Authority)) return new AskedList(CaseIndex.AllOpen, null);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        return new AskedList(subjectId is null ? null : CaseIndex.OfSubject(subjectId), subjectId);
    }

    /// <summary>Logs that a page of a list was looked at: one entry a subject that stands on it, one where nobody does. Cost: a share of 1 round trip.</summary>
    /// <param name="ledger">Where.</param>
    /// <param name="entry">The look.</param>
    /// <param name="asked">The list.</param>
    /// <param name="subjects">Whom the cases on the page are about.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ProblemException">503 <c>ledger-unavailable</c>.</exception>
    public static Task LogAsync(ILedger ledger, LedgerEntry entry, AskedList asked, IEnumerable<string> subjects, CancellationToken cancellationToken) =>
        ledger.AppendAllAsync(subjects.Distinct().DefaultIfEmpty(asked.SubjectId).Select(subject => entry with { SubjectId = subject }), cancellationToken);

    /// <summary>The cases as they stand. Cost: 1 round trip a case, sixteen at the same time.</summary>
    public static async Task<IReadOnlyList<TCase>> ReadAsync<TCase>(ICases<TCase> cases, IReadOnlyList<string> caseIds, CancellationToken cancellationToken)
    {
        var read = new List<TCase>(caseIds.Count);
        foreach (var some in caseIds.Chunk(AtOnce))
        {
            var files = await Task.WhenAll(some.Select(caseId => cases.ReadAsync(caseId, cancellationToken)));
            // A row without a case: opening it was cut off before it was answered.
            read.AddRange(files.OfType<CaseFile<TCase>>().Select(file => file.Case));
        }

        return read;
    }
}

/// <summary>A list that is asked for.</summary>
/// <param name="Name">Its name in the <see cref="CaseIndex"/>; null where nothing is held on the caller.</param>
/// <param name="SubjectId">The subject whose own cases they are, else null.</param>
internal sealed record AskedList(string? Name, string? SubjectId);
