using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.RateLimits;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Subjects;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Queries;

/// <summary>What anyone may see of an organisation (社会查询, art. 11, 12).</summary>
/// <remarks>Cost: 1 round trip to find the subject (none for ten minutes after), 1 to read, a share of 1 to log.</remarks>
internal sealed class PublicQueryFunction(SubjectIndex subjects, RecordQuery query, ILedger ledger, TimeProvider clock)
{
    private const string What = "public";

    /// <summary>An organisation on which nothing is public, and one that is not known at all, have the same empty answer.</summary>
    [Function("PublicOrganisation"), OpenToAnyone("art. 11, 12"), Query(What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/public/organisations/{uscc}")] HttpRequest request,
        string uscc, CancellationToken cancellationToken)
    {
        var entry = LedgerEntry.Of(Caller.Of(request), What);
        if (!Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, uscc, out var identifier, out _))
        {
            await ledger.AppendAsync(entry with { Outcome = QueryProblems.CodeInvalid.Code }, cancellationToken);
            return QueryProblems.CodeInvalid;
        }

        var subjectId = await subjects.FindAsync(identifier, cancellationToken);
        var records = await query.PublicAsync(subjectId, entry, cancellationToken);
        if (records.Count == 0) RequestLimits.Miss(request);
        return new OkObjectResult(new { uscc = identifier.Number, asOf = ChinaTime.At(clock.GetUtcNow()), records });
    }
}
