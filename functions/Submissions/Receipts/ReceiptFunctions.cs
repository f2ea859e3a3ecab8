using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Submissions.Findings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Submissions.Receipts;

/// <summary>Receipts and findings, for the provider that sent the batch and for the authority (art. 8).</summary>
/// <remarks>
/// A receipt tells how many rows became what and names nobody: reading it is no look at anyone. Findings tell what somebody's rows say, though not
/// whose, for a row that is refused has no subject: reading them is in the log under the receipt (art. 15(3)).
/// Cost: a receipt 1 round trip; findings 1 more, 2 for each step that found something and a share of 1 to log; a list 1 and 1 for each receipt on it.
/// </remarks>
internal sealed class ReceiptFunctions(ReceiptAccess access, ReceiptStore receipts, FindingStore findings, ILedger ledger)
{
    internal const string Findings = "findings";
    private const int PageSize = 50;

    /// <summary>How far a batch is.</summary>
    [Function("Receipt"), AllowedTo(Role.Provider, Role.Authority)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/submissions/{receiptId}")] HttpRequest request,
        string receiptId, CancellationToken cancellationToken) =>
        new OkObjectResult(ReceiptAnswer.Of(await access.ReadAsync(Caller.Of(request), receiptId, cancellationToken)));

    /// <summary>What was found so far, for a spreadsheet.</summary>
    [Function("ReceiptFindings"), AllowedTo(Role.Provider, Role.Authority), Query(Findings)]
    public async Task<IActionResult> FindingsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/submissions/{receiptId}/findings.csv")] HttpRequest request,
        string receiptId, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(request);
        var receipt = await access.FindAsync(caller, receiptId, cancellationToken);
        await ledger.AppendAsync(LedgerEntry.Of(caller, Findings) with
        {
            Items = receipt is null ? [] : [receipt.Item],
            Reference = receipt?.ReceiptId,
            Outcome = receipt is null ? SubmissionProblems.ReceiptNotFound.Code : LedgerEntry.Answered,
        }, cancellationToken);
        if (receipt is null) return SubmissionProblems.ReceiptNotFound;
        return new FindingsCsv(findings.ReadAsync(receipt.ReceiptId, cancellationToken), $"{receipt.ReceiptId}-findings.csv");
    }

    /// <summary>The caller's own receipts, newest first. <c>?continuation=</c> goes on.</summary>
    [Function("Receipts"), AllowedTo(Role.Provider)]
    public async Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/v1/submissions")] HttpRequest request, CancellationToken cancellationToken)
    {
        var unit = Caller.Of(request).RequireUnit();
        var (ids, continuation) = await receipts.ListAsync(unit, request.Query["continuation"], PageSize, cancellationToken);
        var stored = await Task.WhenAll(ids.Select(id => receipts.ReadAsync(id, cancellationToken)));
        return new OkObjectResult(new { items = stored.OfType<StoredReceipt>().Select(one => ReceiptAnswer.Of(one.Receipt)), continuation });
    }
}
