using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Determinations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Determinations;

/// <summary>A unit's determinations, a subject's own, all open ones for the authority.</summary>
internal sealed class ListDeterminationsFunction(CaseLists lists, DeterminationIndex index, DeterminationStore store, DeterminationView view, ILedger ledger)
{
    /// <summary>A determiner gets its unit's open cases (<c>?state=closed</c>: the closed ones), the authority all open ones, a subject its own.
    /// Every subject on the page has its entry in the ledger. Cost: 1 round trip, and 1 for each case on the page.</summary>
    [Function("ListDeterminations"), AllowedTo(Role.Subject, Role.Determiner, Role.Authority), Query(DeterminationAccess.What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/determinations")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var asked = await lists.AskedAsync(request, Role.Determiner, cancellationToken);
        var after = request.Query["continuation"].ToString();
        // By id, so that a page goes on where the one before ended, whatever happened in between.
        var ids = (await index.ListAsync(asked, cancellationToken)).Where(id => string.CompareOrdinal(id, after) > 0)
            .Order(StringComparer.Ordinal).ToList();
        var cases = await CaseLists.ReadAsync(store, [.. ids.Take(CasePage.Size)], cancellationToken);
        await CaseLists.LogAsync(ledger, LedgerEntry.Of(caller, DeterminationAccess.What), asked, cases.Select(determination => determination.Terms.SubjectId), cancellationToken);
        var determinations = new List<DeterminationSummary>();
        foreach (var determination in cases) determinations.Add(await view.SummaryAsync(determination, cancellationToken));
        return new OkObjectResult(new { determinations, continuation = ids.Count > CasePage.Size ? ids[CasePage.Size - 1] : null });
    }
}
