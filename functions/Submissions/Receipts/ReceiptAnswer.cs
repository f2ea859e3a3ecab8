using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Submissions.Receipts;

/// <summary>A receipt as it is answered over HTTP.</summary>
internal static class ReceiptAnswer
{
    /// <summary>Where a receipt is read.</summary>
    public static string Location(string receiptId) => $"/api/v1/submissions/{receiptId}";

    /// <summary>Times are China's.</summary>
    public static object Of(SubmissionReceipt receipt) => new
    {
        receipt.ReceiptId,
        receipt.State,
        receipt.Provider,
        receipt.Item,
        receipt.Batch,
        receipt.DryRun,
        receipt.Sha256,
        receipt.Size,
        receivedAt = ChinaTime.At(receipt.ReceivedAt),
        endedAt = receipt.EndedAt is { } ended ? ChinaTime.At(ended) : (DateTimeOffset?)null,
        receipt.Failure,
        rows = new
        {
            total = receipt.Shape.Rows,
            done = receipt.RowsDone,
            receipt.Tally.Accepted,
            receipt.Tally.Unchanged,
            receipt.Tally.Corrected,
            receipt.Tally.Moved,
            receipt.Tally.Withdrawn,
            receipt.Tally.Held,
            receipt.Tally.Refused,
            receipt.Tally.Warnings,
        },
        receipt.Shape.UnknownColumns,
        findings = Location(receipt.ReceiptId) + "/findings.csv",
    };
}
