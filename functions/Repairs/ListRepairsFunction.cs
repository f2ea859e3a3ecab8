using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Repairs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Repairs;

/// <summary>A unit's queue, the most urgent first; a subject's own repairs.</summary>
internal sealed class ListRepairsFunction(CaseLists lists, RepairIndex index, RepairStore store, RepairView view, ILedger ledger)
{
    /// <summary>A handler gets its unit's open cases (<c>?state=closed</c>: the closed ones), the authority all open ones, a subject its own.
    /// Cost: 1 round trip, and 1 for each case on the list.</summary>
    [Function("ListRepairs"), AllowedTo(Role.Subject, Role.Handler, Role.Authority), Query(RepairAccess.What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/repairs")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var asked = await lists.AskedAsync(request, Role.Handler, cancellationToken);
        var cases = await CaseLists.ReadAsync(store, await index.ListAsync(asked, cancellationToken), cancellationToken);
        var page = CasePage.MostUrgentFirst(cases, repair => repair.Deadline.WorkingLastDay, repair => repair.CaseId, request.Query["continuation"].ToString());
        await CaseLists.LogAsync(ledger, LedgerEntry.Of(caller, RepairAccess.What), asked, page.Cases.Select(repair => repair.SubjectId), cancellationToken);
        var repairs = new List<RepairSummary>();
        foreach (var repair in page.Cases) repairs.Add(await view.SummaryAsync(repair, cancellationToken));
        return new OkObjectResult(new { repairs, continuation = page.Continuation });
    }
}
