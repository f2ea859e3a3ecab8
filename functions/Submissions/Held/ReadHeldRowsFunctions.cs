using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Queries;
using CreditFunctions.Submissions.Receipts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Submissions.Held;

/// <summary>The rows that are held for a person: the authority sees all, a unit those that it sent or decided.</summary>
internal sealed class ReadHeldRowsFunctions(HeldRowStore held, HeldRowAccess access, RecordStore records, ILedger ledger)
{
    internal const string List = "held-rows";
    private const int PageSize = 100;

    /// <summary>Where they stand, not what they say; those that nobody decided yet, or all with <c>state=all</c>. Cost: 1 round trip a page,
    /// a share of 1 to log, one entry a subject.</summary>
    [Function("HeldRows"), AllowedTo(Role.Provider, Role.Handler, Role.Authority), Query(List)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/held-rows")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var (rows, continuation) = await held.ListAsync(caller.Is(Role.Authority) ? null : caller.RequireUnit(),
            request.Query["state"] != "all", request.Query["continuation"], PageSize, cancellationToken);
        var entry = LedgerEntry.Of(caller, List);
        var looks = rows.GroupBy(row => row.Draft.SubjectId).Select(of => entry with
        {
            SubjectId = of.Key,
            Items = [.. of.Select(row => row.Draft.Item).Distinct()],
            Records = of.Count(),
        }).DefaultIfEmpty(entry);
        await ledger.AppendAllAsync(looks, cancellationToken);
        return new OkObjectResult(new { items = rows.Select(HeldRowAnswer.Of), continuation });
    }

    /// <summary>What one says, beside what stands. Cost: 2 round trips, a share of 1 to log.</summary>
    [Function("HeldRow"), AllowedTo(Role.Provider, Role.Handler, Role.Authority), Query(HeldRowAccess.What)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/held-rows/{receiptId}/{row:int}")] HttpRequest request,
        string receiptId, int row, CancellationToken cancellationToken)
    {
        var found = await access.ToReadAsync(Caller.Of(request), receiptId, row, cancellationToken);
        var stands = await records.FindAsync(found.Draft.SubjectId, found.Draft.RecordId, cancellationToken);
        return new OkObjectResult(new
        {
            heldRow = HeldRowAnswer.Of(found),
            submitted = await records.IsWithdrawnAsync(found.Draft, cancellationToken) ? [] : Fields(found.Draft),
            recorded = stands is null ? null : new { status = stands.Newest.Status, stands.Newest.Version, stands.UnderObjection, fields = Fields(stands.Newest) },
        });
    }

    private static IReadOnlyList<ShownField> Fields(RecordVersion version) => FieldView.Whole(CatalogueItems.Find(version.Item)!, version.Values);
}

/// <summary>Where a held row stands, and what was decided.</summary>
internal sealed record HeldRowAnswer(string ReceiptId, int Row, string Provider, string DecidingBody, string Item, string RecordId, string Why,
    DateTimeOffset HeldAt, string Receipt, HeldOutcome? Outcome, string? Reason, string? Basis, DateTimeOffset? DecidedAt)
{
    public static HeldRowAnswer Of(HeldRow row) => new(row.ReceiptId, row.Row, row.Provider, row.DecidingBody, row.Draft.Item, row.Draft.RecordId, row.Why,
        ChinaTime.At(row.HeldAt), ReceiptAnswer.Location(row.ReceiptId), row.Decision?.Outcome, row.Decision?.Reason, row.Decision?.Basis,
        row.Decision is { } decision ? ChinaTime.At(decision.At) : null);
}
