using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>How an act on a repair is carried out: read, check, write the event, log, ring.</summary>
internal sealed class RepairAct(RepairAccess access, RepairStore store, RepairView view, RepairLedger log, Pseudonyms pseudonyms)
{
    /// <summary>Carries out an act. Cost: about 4 round trips, and a share of 1 to log.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="detail">What it is, for the ledger.</param>
    /// <param name="client">Rings.</param>
    /// <param name="read">Checks the body's fields and gives what makes the entry from the case, the time and the actor.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IActionResult> RunAsync<T>(HttpRequest request, string caseId, string detail, DurableTaskClient client,
        Func<T, FieldErrors, Func<VisibleCase<RepairCase>, RequestKey?, Task<Func<DateTimeOffset, CaseEntry<RepairEvent>>>>> read, CancellationToken cancellationToken)
        where T : class
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<T>(request, cancellationToken);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var errors = new FieldErrors();
        var prepare = read(body, errors);
        errors.ThrowIfAny();
        var repair = await log.ActAsync(LedgerEntry.Of(caller, RepairLedger.Change) with { Detail = detail }, caseId, client, async logs =>
        {
            var visible = await access.ToActAsync(caller, caseId, cancellationToken);
            var make = await prepare(visible, key);
            return await store.ApplyAsync(caseId, (now, _) => make(now), key, cancellationToken, logs);
        }, null, cancellationToken);
        return new OkObjectResult(await view.SummaryAsync(repair, cancellationToken));
    }
}
