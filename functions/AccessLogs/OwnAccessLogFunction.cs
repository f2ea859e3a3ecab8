using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.AccessLogs;

/// <summary>Who looked at the caller's information, what was changed, and how it is published and shared (信息的公开、应用情况, art. 24).</summary>
/// <remarks>Cost: a share of 1 round trip to log, 1 to read the records, and as <see cref="ShownEntries"/>.</remarks>
internal sealed class OwnAccessLogFunction(OwnSubject own, ShownEntries entries, RecordStore records, ILedger ledger, TimeProvider clock)
{
    /// <summary>Newest first, by <c>limit</c> and <c>continuation</c>; the first page also tells how each record is published and shared.</summary>
    [Function("OwnAccessLog"), AllowedTo(Role.Subject), Query(AccessKinds.OwnAccessLog)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/access-log")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var position = LogPosition.Read(request);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, AccessKinds.OwnAccessLog) with { SubjectId = subjectId }, cancellationToken);
        var held = subjectId is null ? [] : await records.ReadAsync(subjectId, cancellationToken);
        var page = subjectId is null ? new EntriesPage([], null)
            : await entries.ReadAsync(subjectId, position.Continuation, position.Size, cancellationToken);
        var (now, names) = (clock.GetUtcNow(), BodyNames.In(held));
        return new OkObjectResult(new
        {
            subjectId,
            asOf = ChinaTime.At(now),
            entries = page.Entries.Select(entry => AccessAnswer.Of(entry, caller, names)),
            publication = position.Continuation is null ? PublishedRecord.Of(held, ChinaTime.DateOf(now)) : null,
            continuation = page.Continuation,
        });
    }
}
