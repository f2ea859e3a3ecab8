using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>处理决定: a handler of the deciding body decides, with findings, basis and reasons of its own.</summary>
internal sealed class DecideObjectionFunction(CaseAccess access, ObjectionStore store, CorrectionCheck corrections, PastDecisions past,
    ObjectionView view, ILedger ledger, Pseudonyms pseudonyms)
{
    private const string What = "change-decision";

    /// <summary>Cost: about 7 round trips, and a share of 1 to log.</summary>
    /// <remarks>
    /// Stored, then logged, then rung and answered. Where the ledger fails the caller has a 503 and sends it again by its <c>Idempotency-Key</c>, which
    /// logs what stands already; what the decision does to the record is logged by the duty that does it, whoever sends what.
    /// </remarks>
    [Function("DecideObjection"), AllowedTo(Role.Handler)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections/{objectionId}/decision")] HttpRequest request,
        string objectionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<DecisionRequest>(request, cancellationToken);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var visible = await access.ToActAsync(caller, objectionId, cancellationToken);
        var decision = body.Read();
        var by = visible.ActorFor(caller);
        var correction = await corrections.NormaliseAsync(visible.File.Case, body.Correction, cancellationToken);
        var others = await OtherTextsAsync(visible.File.Case, cancellationToken);

        var file = await store.ApplyAsync(objectionId, (now, _) => new CaseEntry<ObjectionEvent>(
            new ObjectionEvent.Decided(now, by, decision.Outcome, decision.Findings, decision.Basis, decision.Reasons)
            {
                Correction = correction,
                Annotation = decision.Annotation,
                OtherTexts = others,
            }), key, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, What) with
        {
            SubjectId = file.Case.SubjectId,
            Reference = file.Case.CaseId,
            Detail = decision.Outcome.ToString(),
        }, cancellationToken);
        await client.RingAsync(file.Case, cancellationToken);
        await past.KeepAsync(file.Case, decision.Reasons, cancellationToken);
        return new OkObjectResult(await view.SummaryAsync(file.Case, cancellationToken));
    }

    // The statement, the supplements, the opinion, and what the same body wrote in other cases.
    private async Task<IReadOnlyList<string>> OtherTextsAsync(ObjectionCase objection, CancellationToken cancellationToken) =>
    [
        .. (await store.HistoryAsync(objection.CaseId, cancellationToken)).Select(entry => entry.Text).OfType<string>(),
        .. await past.OfAsync(objection, cancellationToken),
    ];
}
