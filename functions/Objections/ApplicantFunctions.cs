using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>What the applicant may do with its own case: give more, and take it back.</summary>
internal sealed class ApplicantFunctions(ObjectionAccess access, ObjectionStore store, EvidenceStore evidence, ObjectionView view, Pseudonyms pseudonyms)
{
    /// <summary>撤回: at any time before the decision.</summary>
    [Function("WithdrawObjection"), AllowedTo(Role.Subject)]
    public async Task<IActionResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections/{objectionId}/withdrawal")] HttpRequest request,
        string objectionId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var key = RequestKey.Read(request, caller, string.Empty, pseudonyms);
        var by = (await access.ToActAsync(caller, objectionId, cancellationToken)).ActorFor(caller);
        var file = await store.ApplyAsync(objectionId, (now, _) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.Withdrawn(now, by)), key, cancellationToken);
        await client.RingAsync(file.Case, cancellationToken);
        return new OkObjectResult(await view.SummaryAsync(file.Case, cancellationToken));
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
        var visible = await access.ToActAsync(caller, objectionId, cancellationToken);
        var kept = visible.File.Case.IsUndecided && key?.IsAnsweredBy(visible.File.Requests) != true ? await evidence.KeepAsync(uploads, cancellationToken) : [];
        var by = visible.ActorFor(caller);
        var file = await store.ApplyAsync(objectionId,
            (now, _) => new CaseEntry<ObjectionEvent>(new ObjectionEvent.SupplementGiven(now, by), text, kept), key, cancellationToken);
        await client.RingAsync(file.Case, cancellationToken);
        return new OkObjectResult(await view.SummaryAsync(file.Case, cancellationToken));
    }

    /// <summary>A supplement as it is sent.</summary>
    private sealed record SupplementBody(string? Text, IReadOnlyList<EvidenceRequest>? Evidence);
}
