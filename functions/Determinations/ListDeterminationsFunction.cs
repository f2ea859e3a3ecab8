using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Determinations;

/// <summary>A unit's determinations, a subject's own, all open ones for the authority.</summary>
internal sealed class ListDeterminationsFunction(OwnSubject own, DeterminationIndex index, DeterminationStore store, DeterminationView view, ILedger ledger)
{
    private const int PageSize = 50, AtOnce = 16;

    /// <summary>A determiner gets its unit's open cases (<c>?state=closed</c>: the closed ones), the authority all open ones, a subject its own.
    /// Every subject on the page has its entry in the ledger. Cost: 1 round trip, and 1 for each case on the page.</summary>
    [Function("ListDeterminations"), AllowedTo(Role.Subject, Role.Determiner, Role.Authority), Query(DeterminationAccess.What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/determinations")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var (list, subjectId) = await ListForAsync(caller, request, cancellationToken);
        var after = request.Query["continuation"].ToString();
        // By id, so that a page goes on where the one before ended, whatever happened in between.
        var ids = (list is null ? [] : await index.ListAsync(list, cancellationToken)).Where(id => string.CompareOrdinal(id, after) > 0)
            .Order(StringComparer.Ordinal).ToList();
        var cases = await ReadAsync([.. ids.Take(PageSize)], cancellationToken);
        var subjects = cases.Select(determination => determination.Terms.SubjectId).Append(subjectId).Distinct().ToList();
        await ledger.AppendAllAsync(subjects.Where(subject => subject is not null || subjects.Count == 1)
            .Select(subject => LedgerEntry.Of(caller, DeterminationAccess.What) with { SubjectId = subject }), cancellationToken);
        var determinations = new List<DeterminationSummary>();
        foreach (var determination in cases) determinations.Add(await view.SummaryAsync(determination, cancellationToken));
        return new OkObjectResult(new { determinations, continuation = ids.Count > PageSize ? ids[PageSize - 1] : null });
    }

    private async Task<(string? List, string? SubjectId)> ListForAsync(Caller caller, HttpRequest request, CancellationToken cancellationToken)
    {
        var state = request.Query["state"].ToString();
        if (state is not ("" or "open" or "closed"))
        {
            throw CommonProblems.InvalidFields([new FieldError("state", "code-list", "state 应为 open 或 closed。")]).AsException();
        }

        if (caller.Is(Role.Determiner))
        {
            var unit = caller.RequireUnit();
            return (state == "closed" ? CaseIndex.ClosedOfUnit(unit) : CaseIndex.OfUnit(unit), null);
        }

        if (caller.Is(Role.Authority)) return (CaseIndex.AllOpen, null);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        return (subjectId is null ? null : CaseIndex.OfSubject(subjectId), subjectId);
    }

    private async Task<IReadOnlyList<Determination>> ReadAsync(IReadOnlyList<string> caseIds, CancellationToken cancellationToken)
    {
        var cases = new List<Determination>(caseIds.Count);
        foreach (var some in caseIds.Chunk(AtOnce))
        {
            var files = await Task.WhenAll(some.Select(caseId => store.ReadAsync(caseId, cancellationToken)));
            // A row without a case: proposing it was cut off before it was answered.
            cases.AddRange(files.OfType<CaseFile<Determination>>().Select(file => file.Case));
        }

        return cases;
    }
}
