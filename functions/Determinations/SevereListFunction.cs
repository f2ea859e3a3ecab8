using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.RateLimits;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Determinations;

/// <summary>严重失信主体名单: organisations whose serious dishonesty is determined and not over (art. 12, 22). Natural persons never.</summary>
internal sealed class SevereListFunction(SevereList severe, DeterminationStore store, ILedger ledger, TimeProvider clock)
{
    private const string What = "public";
    private const int PageSize = 20;

    /// <summary>Whether one stands on it is read from its case each time: what is over or revoked is gone at once. Cost: 1 round trip, and 1 for each on the page.</summary>
    [Function("SevereList"), OpenToAnyone("art. 12, 22"), Query(What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/public/severe-list")] HttpRequest request, CancellationToken cancellationToken)
    {
        var (now, after) = (clock.GetUtcNow(), request.Query["continuation"].ToString());
        if (after.Length > 0 && !OpaqueId.Is(after)) throw CommonProblems.InvalidFields([DeterminationProblems.ContinuationUnknown]).AsException();
        var ids = await severe.PageAsync(after, PageSize, cancellationToken);
        var files = await Task.WhenAll(ids.Select(id => store.ReadAsync(id, cancellationToken)));
        var listed = files.OfType<CaseFile<Determination>>().Select(file => file.Case)
            .Where(determination => determination.IsOnSevereListOn(ChinaTime.DateOf(now))).ToList();
        var entry = LedgerEntry.Of(Caller.Of(request), What);
        await ledger.AppendAllAsync(listed.Count == 0 ? [entry] : listed.Select(of => of.Terms.SubjectId).Distinct()
            .Select(subject => entry with { SubjectId = subject }), cancellationToken);
        if (listed.Count == 0) RequestLimits.Miss(request);
        return new OkObjectResult(new
        {
            asOf = ChinaTime.At(now),
            listed = listed.Select(Shown),
            continuation = ids.Count == PageSize ? ids[^1] : null,
        });
    }

    private static object Shown(Determination determination) => new
    {
        determinationId = determination.CaseId,
        name = determination.Terms.PublicName,
        uscc = determination.Terms.PublicCode,
        category = determination.Terms.Category.Written(),
        categoryText = determination.Terms.Category.Text(),
        determination.Unit,
        determination.Terms.Basis,
        listedOn = ChinaTime.DateOf(determination.DecidedAt!.Value),
        determination.Until,
    };
}
