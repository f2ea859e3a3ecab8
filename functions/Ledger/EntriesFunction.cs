using System.Globalization;
using CreditFunctions.Access;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Identifiers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Ledger;

/// <summary>The ledger itself, for those who supervise (监督检查, art. 28): who asked what, when and for what. People stand in it by pseudonym only.</summary>
internal sealed class EntriesFunction(LedgerPages pages, ILedger ledger)
{
    private const string What = "ledger-entries";
    private const int LongestPeriod = 31;

    /// <summary>Entries from one day to another (China), in the order of segments, with those of one unit where it is named.</summary>
    /// <remarks>A page may be short, or empty, and still have a continuation. Cost: 1 round trip, 1 a segment, at most 20,000 lines, a share of 1 to log.</remarks>
    [Function("LedgerEntries"), AllowedTo(Role.Auditor), Query(What)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/ledger/entries")] HttpRequest request, CancellationToken cancellationToken)
    {
        var entry = LedgerEntry.Of(Caller.Of(request), What);
        var unit = request.Query["unit"].ToString() is { Length: > 0 } named ? named : null;
        var continuation = request.Query["continuation"].ToString();
        var position = LedgerPosition.TryParse(continuation);
        var (from, to) = (Read(request.Query["from"]), Read(request.Query["to"]));
        var problem = from is null || to is null || from > to || to.Value.DayNumber - from.Value.DayNumber >= LongestPeriod
            ? LedgerProblems.PeriodInvalid
            : unit is not null && !Identifier.TryParse(IdentifierKind.UnifiedSocialCreditCode, unit, out _, out _) ? LedgerProblems.UnitInvalid
            : continuation.Length > 0 && position is null ? LedgerProblems.ContinuationInvalid : null;
        if (problem is not null)
        {
            await ledger.AppendAsync(entry with { Outcome = problem.Code }, cancellationToken);
            return problem;
        }

        var page = await ledger.LogRefusalOfAsync(entry, () => pages.ReadAsync(from!.Value, to!.Value, unit, position, cancellationToken), cancellationToken);
        await ledger.AppendAsync(entry with { Records = page.Entries.Count, Detail = $"{from:yyyy-MM-dd} {to:yyyy-MM-dd} {unit ?? "-"}" }, cancellationToken);
        return new OkObjectResult(new
        {
            items = page.Entries.Select(found => found with { At = ChinaTime.At(found.At) }),
            continuation = page.Next?.ToString(),
        });
    }

    private static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
