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
internal sealed class DecideObjectionFunction(ObjectionStore store, CorrectionCheck corrections, PastDecisions past,
    ObjectionView view, ObjectionLedger log, Pseudonyms pseudonyms)
{
    /// <summary>Cost: about 7 round trips, and a share of 1 to log.</summary>
    /// <remarks>
    /// Stored with its entry for the ledger, then logged, then answered. Where the ledger fails the caller has a 503, and the entry is appended by
    /// whoever comes to the case next, its orchestration at the latest, before the decision is carried out. What the decision does to the record is
    /// logged by the duty that does it.
    /// </remarks>
    [Function("DecideObjection"), AllowedTo(Role.Handler), Query(ObjectionLedger.Decision)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections/{objectionId}/decision")] HttpRequest request,
        string objectionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<DecisionRequest>(request, cancellationToken);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var decision = body.Read();
        var entry = LedgerEntry.Of(caller, ObjectionLedger.Decision) with { Detail = decision.Outcome.ToString() };
        var objection = await log.ActAsync(entry, caller, objectionId, client,
            (visible, logs) => DecideAsync(caller, visible, body.Correction, decision, key, logs, cancellationToken), cancellationToken);
        await past.KeepAsync(objection, decision.Reasons, cancellationToken);
        return new OkObjectResult(await view.SummaryAsync(objection, cancellationToken));
    }

    private async Task<CaseFile<ObjectionCase>> DecideAsync(Caller caller, VisibleCase<ObjectionCase> visible, IReadOnlyDictionary<string, string>? corrected,
        ReadDecision decision, RequestKey? key, Func<ObjectionCase, LedgerEntry> logs, CancellationToken cancellationToken)
    {
        var by = visible.ActorFor(caller);
        var correction = await corrections.NormaliseAsync(visible.File.Case, corrected, cancellationToken);
        var others = await OtherTextsAsync(visible.File.Case, cancellationToken);

        return await store.ApplyAsync(visible.File.Case.CaseId, (now, _) => new CaseEntry<ObjectionEvent>(
            new ObjectionEvent.Decided(now, by, decision.Outcome, decision.Findings, decision.Basis, decision.Reasons)
            {
                Correction = correction,
                Annotation = decision.Annotation,
                OtherTexts = others,
            }), key, cancellationToken, logs);
    }

    // The statement, the supplements, the opinion, and what the same body wrote in other cases.
    private async Task<IReadOnlyList<string>> OtherTextsAsync(ObjectionCase objection, CancellationToken cancellationToken) =>
    [
        .. (await store.HistoryAsync(objection.CaseId, cancellationToken)).Select(entry => entry.Text).OfType<string>(),
        .. await past.OfAsync(objection, cancellationToken),
    ];
}
