using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Repairs;

/// <summary>A unit's queue, the most urgent first; a subject's own repairs.</summary>
internal sealed class ListRepairsFunction(OwnSubject own, RepairIndex index, RepairStore store, RepairView view, ILedger ledger)
{
    private const int PageSize = 50, AtOnce = 16;

    /// <summary>A handler gets its unit's open cases (<c>?state=closed</c>: the closed ones), the authority all open ones, a subject its own.
    /// Cost: 1 round trip, and 1 for each case on the list.</summary>
    [Function("ListRepairs"), AllowedTo(Role.Subject, Role.Handler, Role.Authority), Query(RepairAccess.What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/repairs")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var (list, subjectId) = await ListForAsync(caller, request, cancellationToken);
        var cases = await ReadAsync(list is null ? [] : await index.ListAsync(list, cancellationToken), cancellationToken);
        var inOrder = cases.OrderBy(repair => repair.Deadline.WorkingLastDay).ThenBy(repair => repair.CaseId, StringComparer.Ordinal).ToList();
        var after = inOrder.FindIndex(repair => repair.CaseId == request.Query["continuation"].ToString());
        var page = inOrder.Skip(after + 1).Take(PageSize).ToList();
        // One entry a subject that stands on the page, one without where nobody does.
        var entry = LedgerEntry.Of(caller, RepairAccess.What) with { SubjectId = subjectId };
        var seen = page.Select(repair => repair.SubjectId).Distinct().Select(id => entry with { SubjectId = id }).ToList();
        await ledger.AppendAllAsync(seen.Count == 0 ? [entry] : seen, cancellationToken);

        var repairs = new List<RepairSummary>();
        foreach (var repair in page) repairs.Add(await view.SummaryAsync(repair, cancellationToken));
        return new OkObjectResult(new { repairs, continuation = after + 1 + page.Count < inOrder.Count ? page[^1].CaseId : null });
    }

    private async Task<(string? List, string? SubjectId)> ListForAsync(Caller caller, HttpRequest request, CancellationToken cancellationToken)
    {
        var state = request.Query["state"].ToString();
        if (state is not ("" or "open" or "closed"))
        {
            throw CommonProblems.InvalidFields([new FieldError("state", "code-list", "state 应为 open 或 closed。")]).AsException();
        }

        if (caller.Is(Role.Handler))
        {
            var unit = caller.RequireUnit();
            return (state == "closed" ? RepairIndex.ClosedOfUnit(unit) : RepairIndex.OfUnit(unit), null);
        }

        if (caller.Is(Role.Authority)) return (RepairIndex.AllOpen, null);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        return (subjectId is null ? null : RepairIndex.OfSubject(subjectId), subjectId);
    }

    private async Task<IReadOnlyList<RepairCase>> ReadAsync(IReadOnlyList<string> caseIds, CancellationToken cancellationToken)
    {
        var cases = new List<RepairCase>(caseIds.Count);
        foreach (var some in caseIds.Chunk(AtOnce))
        {
            var files = await Task.WhenAll(some.Select(caseId => store.ReadAsync(caseId, cancellationToken)));
            // A row without a case: filing it was cut off before it was answered.
            cases.AddRange(files.OfType<CaseFile<RepairCase>>().Select(file => file.Case));
        }

        return cases;
    }
}
