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

/// <summary>What the applicant may do with its own case: give more, and take it back.</summary>
internal sealed class ApplicantFunctions(ObjectionStore store, EvidenceStore evidence, ObjectionView view, ObjectionLedger log, Pseudonyms pseudonyms)
{
    /// <summary>撤回: at any time before the decision.</summary>
    [Function("WithdrawObjection"), AllowedTo(Role.Subject)]
    public async Task<IActionResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections/{objectionId}/withdrawal")] HttpRequest request,
        string objectionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var key = RequestKey.Read(request, caller, string.Empty, pseudonyms);
        var objection = await log.ActAsync(Entry(caller, "withdrawn"), caller, objectionId, client, (visible, logs) =>
        {
            var by = visible.ActorFor(caller);
            return store.ApplyAsync(objectionId, (now, _) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Withdrawn(now, by)), key, cancellationToken, logs);
        }, cancellationToken);
        return new OkObjectResult(await view.SummaryAsync(objection, cancellationToken));
    }

    /// <summary>补正: text and files, asked for or not. The clock runs on.</summary>
    [Function("SupplementObjection"), AllowedTo(Role.Subject)]
    public async Task<IActionResult> SupplementAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections/{objectionId}/supplement")] HttpRequest request,
        string objectionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<SupplementBody>(request, cancellationToken);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var errors = new FieldErrors();
        var text = errors.Text("text", body.Text, EvidenceRequest.LongestText);
        var uploads = EvidenceRequest.Read(errors, body.Evidence);
        errors.ThrowIfAny();
        var objection = await log.ActAsync(Entry(caller, "supplemented"), caller, objectionId, client, async (visible, logs) =>
        {
            var keeps = visible.File.Case.IsUndecided && key?.IsAnsweredBy(visible.File.Requests) != true;
            var kept = keeps ? await evidence.KeepAsync(uploads, cancellationToken) : [];
            var by = visible.ActorFor(caller);
            return await store.ApplyAsync(objectionId,
                (now, _) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.SupplementGiven(now, by), text, kept), key, cancellationToken, logs);
        }, cancellationToken);
        return new OkObjectResult(await view.SummaryAsync(objection, cancellationToken));
    }

    private static LedgerEntry Entry(Caller caller, string what) => LedgerEntry.Of(caller, ObjectionLedger.Change) with { Detail = what };

    /// <summary>A supplement as it is sent.</summary>
    private sealed record SupplementBody(string? Text, IReadOnlyList<EvidenceRequest>? Evidence);
}
