using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>异议申请 (art. 25): a subject objects to its own record, here or on paper at a window.</summary>
internal sealed class FileObjectionFunction(OwnSubject own, ObjectionFiling filing, ObjectionMark mark, ObjectionView view, ObjectionLedger log,
    Pseudonyms pseudonyms)
{
    /// <summary>202 with the case's address. A record that is unknown or another's: 404 <c>record-not-found</c>.</summary>
    /// <remarks>Cost: about 10 round trips, 3 more a piece of evidence, and a share of 1 to log. The case and its entry, then the mark on the record, then the log, then the answer.</remarks>
    [Function("FileObjection"), AllowedTo(Role.Subject, Role.Clerk)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/objections")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<FileObjectionRequest>(request, cancellationToken);
        var filed = body.Read(caller);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var subjectId = filed.SubjectId ?? await own.FindAsync(caller, cancellationToken);
        // What a clerk wrote might be anything, a person's number too: it is logged where there is such a record.
        var known = filed.SubjectId is null ? subjectId : null;
        var objection = await log.FileAsync(() => LedgerEntry.Of(caller, ObjectionLedger.Change) with { SubjectId = known, Detail = "filed" }, client, async logs =>
        {
            if (subjectId is null) throw ObjectionProblems.RecordUnknown.AsException();
            var record = await filing.FindAsync(subjectId, filed.RecordId, cancellationToken);
            known = record.SubjectId;
            return await filing.OpenAsync(caller, record, filed, key, logs, cancellationToken);
        }, opened => mark.SetAsync(opened, cancellationToken), cancellationToken);
        return new AcceptedResult($"/api/v1/objections/{objection.CaseId}", await view.SummaryAsync(objection, cancellationToken));
    }
}
