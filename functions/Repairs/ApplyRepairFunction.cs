using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>信用修复申请 (art. 26): a subject applies for the repair of its own information, here or on paper at a window.</summary>
internal sealed class ApplyRepairFunction(OwnSubject own, SubjectIndex subjects, RepairIntake intake, RepairView view, RepairLedger log, Pseudonyms pseudonyms)
{
    /// <summary>202 with the case's address. What is unknown or another's: 404 <c>repair-target-not-found</c>.</summary>
    /// <remarks>Cost: about 8 round trips, and 3 a piece of evidence; 1 more at a window.</remarks>
    [Function("ApplyRepair"), AllowedTo(Role.Subject, Role.Clerk)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/repairs")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var body = await JsonBody.ReadAsync<ApplyRepairRequest>(request, cancellationToken);
        var application = body.Read(caller);
        var key = RequestKey.Read(request, caller, body, pseudonyms);
        var subjectId = application.SubjectId is { } named ? await KnownAsync(named, cancellationToken) : await own.FindAsync(caller, cancellationToken);
        var entry = LedgerEntry.Of(caller, RepairLedger.Change) with { SubjectId = subjectId, Detail = "applied" };
        var repair = await log.FileAsync(entry, client, logs => subjectId is null ? throw RepairProblems.TargetUnknown.AsException()
            : intake.OpenAsync(caller, subjectId, application, key, logs, cancellationToken), cancellationToken);
        return new AcceptedResult($"/api/v1/repairs/{repair.CaseId}", await view.SummaryAsync(repair, cancellationToken));
    }

    // What names no subject was written by the caller: it might be anything, a person's number too, and the ledger keeps it for ever.
    private async Task<string?> KnownAsync(string subjectId, CancellationToken cancellationToken) =>
        OpaqueId.Is(subjectId) ? (await subjects.ProfileAsync(subjectId, cancellationToken))?.SubjectId : null;
}
