using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>How a body's act on a case is carried out: read, check, write the event, log, ring.</summary>
internal sealed class HandlingAct(ObjectionStore store, ObjectionView view, ObjectionLedger log, Pseudonyms pseudonyms)
{
    /// <summary>Carries out an act. Cost: about 6 round trips, and a share of 1 to log.</summary>
    /// <param name="request">The request.</param>
    /// <param name="objectionId">The case.</param>
    /// <param name="detail">What it is, for the ledger.</param>
    /// <param name="client">Rings.</param>
    /// <param name="read">Checks the body's fields and gives what makes the entry.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="before">What must be there before the event is.</param>
    public async Task<IActionResult> RunAsync<T>(HttpRequest request, string objectionId, string detail, DurableTaskClient client,
        Func<T, FieldErrors, Func<DateTimeOffset, Actor, CaseEntry<ObjectionEvent>>> read, CancellationToken cancellationToken, Func<T, Task>? before = null)
        where T : class
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<T>(request, cancellationToken);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var errors = new FieldErrors();
        var entry = read(body, errors);
        errors.ThrowIfAny();
        var objection = await log.ActAsync(LedgerEntry.Of(caller, ObjectionLedger.Change) with { Detail = detail }, caller, objectionId, client, async (visible, logs) =>
        {
            if (before is not null) await before(body);
            var by = visible.ActorFor(caller);
            return await store.ApplyAsync(objectionId, (now, _) => entry(now, by), key, cancellationToken, logs);
        }, cancellationToken);
        return new OkObjectResult(await view.SummaryAsync(objection, cancellationToken));
    }
}
