using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Problems;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>异议申请 (art. 25): a subject objects to its own record, here or on paper at a window.</summary>
internal sealed class FileObjectionFunction(OwnSubject own, ObjectionFiling filing, ObjectionView view, Pseudonyms pseudonyms)
{
    /// <summary>202 with the case's address. A record that is unknown or another's: 404 <c>record-not-found</c>.</summary>
    [Function("FileObjection"), AllowedTo(Role.Subject, Role.Clerk)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<FileObjectionRequest>(request, cancellationToken);
        var filed = body.Read(caller);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var subjectId = filed.SubjectId ?? await own.FindAsync(caller, cancellationToken) ?? throw ObjectionProblems.RecordUnknown.AsException();
        var objection = await filing.FileAsync(caller, subjectId, filed, key, cancellationToken);
        await client.RingAsync(objection, cancellationToken);
        return new AcceptedResult($"/api/v1/objections/{objection.CaseId}", await view.SummaryAsync(objection, cancellationToken));
    }
}
