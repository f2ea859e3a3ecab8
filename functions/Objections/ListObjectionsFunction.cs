using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Objections;

/// <summary>A unit's queue, the most urgent first; a subject's own objections.</summary>
internal sealed class ListObjectionsFunction(OwnSubject own, ObjectionIndex index, ObjectionStore store, ObjectionView view, ILedger ledger)
{
    private const int PageSize = 50, AtOnce = 16;

    /// <summary>A handler gets its unit's open cases (<c>?state=closed</c>: the closed ones), the authority all open ones, a subject its own.
    /// Cost: 1 round trip, and 1 for each case on the list.</summary>
    [Function("ListObjections"), AllowedTo(Role.Subject, Role.Handler, Role.Authority), Query(ObjectionAccess.What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/objections")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var (list, subjectId) = await ListForAsync(caller, request, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, ObjectionAccess.What) with { SubjectId = subjectId }, cancellationToken);

        var cases = await ReadAsync(list is null ? [] : await index.ListAsync(list, cancellationToken), cancellationToken);
        // A case that was transferred away is still on the list of the unit that had it.
        var inOrder = cases.Where(objection => !caller.Is(Role.Handler) || TakesPart(objection, caller.Unit))
            .OrderBy(objection => objection.Deadline.WorkingLastDay).ThenBy(objection => objection.CaseId, StringComparer.Ordinal).ToList();
        var after = inOrder.FindIndex(objection => objection.CaseId == request.Query["continuation"].ToString());
        var page = inOrder.Skip(after + 1).Take(PageSize).ToList();
        var objections = new List<ObjectionSummary>();
        foreach (var objection in page) objections.Add(await view.SummaryAsync(objection, cancellationToken));
        return new OkObjectResult(new { objections, continuation = after + 1 + page.Count < inOrder.Count ? page[^1].CaseId : null });
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
            var list = ObjectionIndex.OfUnit(caller.RequireUnit());
            return (state == "closed" ? "closed-" + list : list, null);
        }

        if (caller.Is(Role.Authority)) return (ObjectionIndex.AllOpen, null);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        return (subjectId is null ? null : ObjectionIndex.OfSubject(subjectId), subjectId);
    }

    private async Task<IReadOnlyList<ObjectionCase>> ReadAsync(IReadOnlyList<string> caseIds, CancellationToken cancellationToken)
    {
        var cases = new List<ObjectionCase>(caseIds.Count);
        foreach (var some in caseIds.Chunk(AtOnce))
        {
            var files = await Task.WhenAll(some.Select(caseId => store.ReadAsync(caseId, cancellationToken)));
            // A row without a case: filing it was cut off before it was answered.
            cases.AddRange(files.OfType<CaseFile<ObjectionCase>>().Select(file => file.Case));
        }

        return cases;
    }

    private static bool TakesPart(ObjectionCase objection, string? unit) =>
        unit == objection.DecidingBody || unit == objection.ReceivingBody || unit == objection.Verification?.Unit;
}
