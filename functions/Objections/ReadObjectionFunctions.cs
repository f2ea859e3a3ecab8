using CreditFunctions.Cases;
using CreditFunctions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Objections;

/// <summary>The case page: applicant, the bodies that take part, the authority.</summary>
internal sealed class ReadObjectionFunctions(ObjectionAccess access, ObjectionStore store, ObjectionView view, EvidenceStore evidence)
{
    /// <summary>Cost: 3 round trips.</summary>
    [Function("ReadObjection"), AllowedTo(Role.Subject, Role.Handler, Role.Clerk, Role.Authority), Query(ObjectionAccess.What)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/objections/{objectionId}")] HttpRequest request,
        string objectionId, CancellationToken cancellationToken)
    {
        var visible = await access.OpenAsync(Caller.Of(request), objectionId, cancellationToken);
        var history = await store.HistoryAsync(objectionId, cancellationToken);
        return new OkObjectResult(await view.DetailsAsync(visible.File.Case, history, visible.Subject is not null, cancellationToken));
    }

    /// <summary>A piece of evidence, byte for byte as it was given. Cost: 4 round trips.</summary>
    [Function("ReadEvidence"), AllowedTo(Role.Subject, Role.Handler, Role.Clerk, Role.Authority), Query(ObjectionAccess.What)]
    public async Task<IActionResult> EvidenceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/objections/{objectionId}/evidence/{evidenceId}")] HttpRequest request,
        string objectionId, string evidenceId, CancellationToken cancellationToken)
    {
        await access.OpenAsync(Caller.Of(request), objectionId, cancellationToken);
        return await evidence.AnswerAsync(await store.EvidenceAsync(objectionId, evidenceId, cancellationToken), ObjectionProblems.EvidenceUnknown, cancellationToken);
    }
}
