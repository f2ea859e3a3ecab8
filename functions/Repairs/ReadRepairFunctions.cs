using CreditFunctions.Access;
using CreditFunctions.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Repairs;

/// <summary>The page of a repair: applicant, the bodies that take part, the authority.</summary>
internal sealed class ReadRepairFunctions(RepairAccess access, RepairStore store, RepairView view, EvidenceStore evidence)
{
    /// <summary>Cost: 3 round trips, and as the rooms say whose cases rest on it.</summary>
    [Function("ReadRepair"), AllowedTo(Role.Subject, Role.Handler, Role.Clerk, Role.Authority), Query(RepairAccess.What)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/repairs/{repairId}")] HttpRequest request,
        string repairId, CancellationToken cancellationToken)
    {
        var visible = await access.OpenAsync(Caller.Of(request), repairId, cancellationToken);
        var history = await store.HistoryAsync(repairId, cancellationToken);
        return new OkObjectResult(await view.DetailsAsync(visible.File.Case, history, cancellationToken));
    }

    /// <summary>A piece of evidence, byte for byte as it was given. Cost: 4 round trips.</summary>
    [Function("ReadRepairEvidence"), AllowedTo(Role.Subject, Role.Handler, Role.Clerk, Role.Authority), Query(RepairAccess.What)]
    public async Task<IActionResult> EvidenceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/repairs/{repairId}/evidence/{evidenceId}")] HttpRequest request,
        string repairId, string evidenceId, CancellationToken cancellationToken)
    {
        await access.OpenAsync(Caller.Of(request), repairId, cancellationToken);
        return await evidence.AnswerAsync(await store.EvidenceAsync(repairId, evidenceId, cancellationToken), RepairProblems.EvidenceUnknown, cancellationToken);
    }
}
