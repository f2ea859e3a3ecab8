using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Representations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Subjects.Representations;

/// <summary>Who may act for the caller, and for whom the caller may act (代理关系, art. 24).</summary>
internal sealed class OwnRepresentationsFunctions(OwnSubject own, RepresentationStore store, Representatives representatives, ILedger ledger)
{
    private const string Read = "representations";

    /// <summary>Given and held, the newest first. The subject id of one that is held goes into <c>On-Behalf-Of</c>.</summary>
    /// <remarks>Cost: 1 round trip to find the subject (none for ten minutes after), 2 to read and 1 for each that is held, a share of 1 to log.</remarks>
    [Function("OwnRepresentations"), AllowedTo(Role.Subject), Query(Read)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/representations")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        var given = subjectId is null ? [] : await store.OfAsync(subjectId, cancellationToken);
        // What the represented subject holds itself is none of its representative's business.
        var held = subjectId is null || caller.Represents is not null ? [] : await store.HeldByAsync(subjectId, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, Read) with { SubjectId = subjectId }, cancellationToken);
        return new OkObjectResult(new { given = Answers(given), held = Answers(held) });
    }

    /// <summary>登记: 201.</summary>
    /// <remarks>Cost: see <see cref="Representatives.FileAsync"/>.</remarks>
    [Function("FileOwnRepresentation"), AllowedTo(Role.Subject), Query(Representatives.Change)]
    public async Task<IActionResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/me/representations")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var filed = (await JsonBody.ReadAsync<RepresentationRequest>(request, cancellationToken)).Read(representatives.Today());
        var filer = caller.Represents switch { null => Filer.Subject, { IsStatutory: true } => Filer.Statutory, _ => Filer.Agent };
        var one = await representatives.FileAsync(caller, await own.FindAsync(caller, cancellationToken), filer, filed, cancellationToken);
        return new ObjectResult(RepresentationAnswer.Of(one)) { StatusCode = StatusCodes.Status201Created };
    }

    /// <summary>撤销.</summary>
    /// <remarks>Cost: see <see cref="Representatives.RevokeAsync"/>.</remarks>
    [Function("RevokeOwnRepresentation"), AllowedTo(Role.Subject), Query(Representatives.Change)]
    public async Task<IActionResult> RevokeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/me/representations/{representationId}")] HttpRequest request,
        string representationId, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        return new OkObjectResult(RepresentationAnswer.Of(await representatives.RevokeAsync(caller, subjectId, representationId, cancellationToken)));
    }

    internal static IEnumerable<RepresentationAnswer> Answers(IEnumerable<StoredRepresentation> all) =>
        all.OrderByDescending(one => one.FiledAt).Select(RepresentationAnswer.Of);
}
