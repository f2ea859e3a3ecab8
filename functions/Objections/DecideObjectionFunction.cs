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
internal sealed class DecideObjectionFunction(ObjectionAccess access, ObjectionStore store, CorrectionCheck corrections, PastDecisions past,
    ObjectionView view, ILedger ledger, Pseudonyms pseudonyms)
{
    private const string What = "change-decision";

    /// <summary>Cost: about 7 round trips, and a share of 1 to log.</summary>
    /// <remarks>
    /// Stored with its entry for the ledger, then logged, then answered. Where the ledger fails the caller has a 503, and the entry is appended by
    /// whoever comes to the case next, its orchestration at the latest, before the decision is carried out. What the decision does to the record is
    /// logged by the duty that does it.
    /// </remarks>
    [Function("DecideObjection"), AllowedTo(Role.Handler), Query(What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections/{objectionId}/decision")] HttpRequest request,
        string objectionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<DecisionRequest>(request, cancellationToken);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var decision = body.Read();
        VisibleCase<ObjectionCase>? visible = null;
        var file = await ledger.LogRefusalOfAsync(async () =>
        {
            if (visible is not null) await store.LogAsync(visible.File, ledger, cancellationToken);
            return Entry(caller, visible?.File.Case);
        }, async () =>
        {
            visible = await access.ToActAsync(caller, objectionId, cancellationToken);
            return await DecideAsync(caller, visible, body.Correction, decision, key, cancellationToken);
        }, cancellationToken);

        try
        {
            await store.LogAsync(file, ledger, cancellationToken);
        }
        finally
        {
            await client.RingAsync(file.Case, CancellationToken.None);
        }

        await past.KeepAsync(file.Case, decision.Reasons, cancellationToken);
        return new OkObjectResult(await view.SummaryAsync(file.Case, cancellationToken));
    }

    private async Task<CaseFile<ObjectionCase>> DecideAsync(Caller caller, VisibleCase<ObjectionCase> visible, IReadOnlyDictionary<string, string>? corrected,
        ReadDecision decision, RequestKey? key, CancellationToken cancellationToken)
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
            }), key, cancellationToken, decided => Entry(caller, decided) with { Detail = decision.Outcome.ToString() });
    }

    private static LedgerEntry Entry(Caller caller, ObjectionCase? of) =>
        LedgerEntry.Of(caller, What) with { SubjectId = of?.SubjectId, Reference = of?.CaseId };

    // The statement, the supplements, the opinion, and what the same body wrote in other cases.
    private async Task<IReadOnlyList<string>> OtherTextsAsync(ObjectionCase objection, CancellationToken cancellationToken) =>
    [
        .. (await store.HistoryAsync(objection.CaseId, cancellationToken)).Select(entry => entry.Text).OfType<string>(),
        .. await past.OfAsync(objection, cancellationToken),
    ];
}
