using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Objections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Objections;

/// <summary>A unit's queue, the most urgent first; a subject's own objections.</summary>
internal sealed class ListObjectionsFunction(CaseLists lists, ObjectionIndex index, ObjectionStore store, ObjectionView view, ILedger ledger)
{
    /// <summary>A handler gets its unit's open cases (<c>?state=closed</c>: the closed ones), the authority all open ones, a subject its own.
    /// Every subject on the page has its entry in the ledger. Cost: 1 round trip, and 1 for each case on the list.</summary>
    [Function("ListObjections"), AllowedTo(Role.Subject, Role.Handler, Role.Authority), Query(ObjectionAccess.What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/objections")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var asked = await lists.AskedAsync(request, Role.Handler, cancellationToken);
        var cases = await CaseLists.ReadAsync(store, await index.ListAsync(asked, cancellationToken), cancellationToken);
        // A case that was transferred away is still on the list of the unit that had it.
        var shown = cases.Where(objection => !caller.Is(Role.Handler) || ObjectionLists.Units(objection).Contains(caller.Unit));
        var page = CasePage.MostUrgentFirst(shown, objection => objection.Deadline.WorkingLastDay, objection => objection.CaseId,
            request.Query["continuation"].ToString());
        await CaseLists.LogAsync(ledger, LedgerEntry.Of(caller, ObjectionAccess.What), asked, page.Cases.Select(objection => objection.SubjectId), cancellationToken);
        var objections = new List<ObjectionSummary>();
        foreach (var objection in page.Cases) objections.Add(await view.SummaryAsync(objection, cancellationToken));
        return new OkObjectResult(new { objections, continuation = page.Continuation });
    }
}
