using CreditFunctions.Access;
using CreditFunctions.Determinations;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Queries;

/// <summary>What is held on the caller itself (查询自身信用信息, art. 24): everything that stands, whole, and what was determined about it.</summary>
/// <remarks>Cost: 1 round trip to find the subject (none for ten minutes after), 2 to read, as <see cref="OwnDeterminations"/> where there are any, a share of 1 to log.</remarks>
internal sealed class OwnRecordsFunction(OwnSubject own, OwnDeterminations determined, RecordQuery query, TimeProvider clock)
{
    private const string What = "own";

    /// <summary>A person or firm on whom nothing is held has an empty answer.</summary>
    [Function("OwnRecords"), AllowedTo(Role.Subject), Query(What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/me/records")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var subjectId = await own.FindAsync(caller, cancellationToken);
        var determinations = await determined.ListedAsync(subjectId, cancellationToken);
        var records = await query.OwnAsync(subjectId, LedgerEntry.Of(caller, What).Also(determinations), cancellationToken);
        return new OkObjectResult(new { subjectId, asOf = ChinaTime.At(clock.GetUtcNow()), records, determinations });
    }
}
