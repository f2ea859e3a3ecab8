using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Representations;
using CreditFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Subjects.Representations;

/// <summary>Representations that are filed on papers at the window (服务窗口) or by the authority: guardians come only here.</summary>
internal sealed class WindowRepresentationsFunctions(RepresentationStore store, Representatives representatives, ILedger ledger)
{
    private const string Read = "representations";

    /// <summary>All of a subject, the newest first; an unknown subject has none.</summary>
    /// <remarks>Cost: 1 round trip, a share of 1 to log.</remarks>
    [Function("Representations"), AllowedTo(Role.Clerk, Role.Authority, Role.Auditor), Query(Read)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/subjects/{subjectId}/representations")] HttpRequest request,
        string subjectId, CancellationToken cancellationToken)
    {
        var given = await store.OfAsync(subjectId, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(Caller.Of(request), Read) with { SubjectId = OpaqueId.IsMade(subjectId) ? subjectId : null }, cancellationToken);
        return new OkObjectResult(new { given = OwnRepresentationsFunctions.Answers(given) });
    }

    /// <summary>登记: 201.</summary>
    /// <remarks>Cost: see <see cref="Representatives.FileAsync"/>.</remarks>
    [Function("FileRepresentation"), AllowedTo(Role.Clerk, Role.Authority), Query(Representatives.Change)]
    public async Task<IActionResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/subjects/{subjectId}/representations")] HttpRequest request,
        string subjectId, CancellationToken cancellationToken)
    {
        var filed = (await JsonBody.ReadAsync<RepresentationRequest>(request, cancellationToken)).Read(representatives.Today());
        var one = await representatives.FileAsync(Caller.Of(request), Known(subjectId), Filer.Window, filed, cancellationToken);
        return new ObjectResult(RepresentationAnswer.Of(one)) { StatusCode = StatusCodes.Status201Created };
    }

    /// <summary>撤销.</summary>
    /// <remarks>Cost: see <see cref="Representatives.RevokeAsync"/>.</remarks>
    [Function("RevokeRepresentation"), AllowedTo(Role.Clerk, Role.Authority), Query(Representatives.Change)]
    public async Task<IActionResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/subjects/{subjectId}/representations/{representationId}")] HttpRequest request,
        string subjectId, string representationId, CancellationToken cancellationToken) => new OkObjectResult(RepresentationAnswer.Of(
            await representatives.RevokeAsync(Caller.Of(request), Known(subjectId), representationId, cancellationToken)));

    // What is no id is nobody's, and does not stand in the log.
    private static string? Known(string subjectId) => OpaqueId.IsMade(subjectId) ? subjectId : null;
}
