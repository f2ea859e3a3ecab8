using System.Security.Cryptography;
using Azure;
using CreditFunctions.Access;
using CreditFunctions.Grounds;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Storage;
using CreditFunctions.Submissions.Findings;
using CreditFunctions.Submissions.Receipts;
using CreditFunctions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>
/// One bounded step of an ingestion: the next rows from where the receipt says, then the receipt moves on. Run again after a crash
/// it finds what it wrote, and the receipt counts each row once.
/// </summary>
/// <remarks>Memory: at most 4 MiB of rows as they were sent, about 20 MB with all that is made of them.</remarks>
internal sealed class IngestStep(ReceiptStore receipts, SealedBlobs blobs, RowIngestion ingestion, FindingStore findings,
    IngestedChanges changes, EndedRecords ended, SeenRows seen,
    TimeProvider clock, ILogger<IngestStep> logger)
{
    public const string Name = "IngestStep";

    /// <returns>True when the receipt is ended.</returns>
    [Function(Name), HostOnly]
    public async Task<bool> RunAsync([ActivityTrigger] string receiptId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stored = await receipts.ReadAsync(receiptId, cancellationToken);
        if (stored is null || stored.Receipt.IsEnded) return true;
        CaseTrace.Join(receiptId, stored.Receipt.Trace, CaseTrace.Receipt);
        var (next, found) = await NextAsync(stored.Receipt, client, cancellationToken);
        // Another run of the same step was faster: where it stands now is read by the next step.
        if (!await receipts.TryUpdateAsync(stored, next, cancellationToken)) return false;
        StepMetrics.Count(stored.Receipt, next, found);
        if (!next.IsEnded) return false;
        seen.Forget(receiptId);
        logger.LogInformation("Submission {ReceiptId} ended {State}: {Rows} rows, {Accepted} new, {Refused} refused, {Held} held", receiptId, next.State,
            next.RowsDone, next.Tally.Accepted, next.Tally.Refused, next.Tally.Held);
        return true;
    }

    private async Task<(SubmissionReceipt Receipt, List<Finding> Found)> NextAsync(SubmissionReceipt receipt, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var item = CatalogueItems.Find(receipt.Item)!;
        StepRows step;
        try
        {
            step = await StepRows.ReadAsync(blobs, receipt, item, cancellationToken);
        }
        catch (Exception error) when (error is CryptographicException or RequestFailedException { Status: 404 })
        {
            logger.LogError(error, "Submission {ReceiptId}: the stored bytes cannot be read", receipt.ReceiptId);
            return (receipt with { State = ReceiptState.Failed, Failure = "stored-bytes-unreadable", EndedAt = clock.GetUtcNow() }, []);
        }

        var outcomes = await ingestion.RunAsync(receipt, item, step.Rows, cancellationToken);
        var (tally, found) = Count(receipt, item, step.Rows, outcomes);
        // What rested on a record that was corrected, withdrawn or moved ends before the receipt moves on.
        if (!receipt.DryRun) await ended.TellAsync(outcomes.Values.SelectMany(outcome => outcome.Written), receipt.ReceiptId, client, cancellationToken);
        await changes.AppendAsync(receipt, outcomes, cancellationToken);
        await findings.WriteAsync(receipt.ReceiptId, receipt.RowsDone + 1, found, cancellationToken);
        return (receipt with
        {
            State = step.IsLast ? ReceiptState.Done : ReceiptState.Ingesting,
            EndedAt = step.IsLast ? clock.GetUtcNow() : null,
            MovedAt = clock.GetUtcNow(),
            Offset = step.Next,
            RowsDone = receipt.RowsDone + step.Rows.Count,
            Tally = tally,
        }, found);
    }

    private static (Tally Tally, List<Finding> Findings) Count(SubmissionReceipt receipt, CatalogueItem item, IReadOnlyList<SubmittedRow> rows,
        IReadOnlyDictionary<int, RowOutcome> outcomes)
    {
        var tally = receipt.Tally;
        var found = new List<Finding>();
        if (receipt.RowsDone == 0) found.AddRange(receipt.Shape.UnknownColumns.Select(column => Finding.UnknownColumn(column, item)));
        foreach (var row in rows)
        {
            var outcome = outcomes[row.Number];
            tally = tally.With(outcome.Result);
            found.AddRange(outcome.Findings);
        }

        return (tally with { Warnings = tally.Warnings + found.Count(finding => finding.Severity == FindingSeverity.Warning) }, found);
    }
}
