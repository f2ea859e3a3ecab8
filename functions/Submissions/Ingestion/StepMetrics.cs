using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Submissions.Receipts;
using CreditFunctions.Telemetry;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>Counts what a step brought, once it is stored. A step that another was faster with is not counted.</summary>
internal static class StepMetrics
{
    public static void Count(SubmissionReceipt before, SubmissionReceipt after, IReadOnlyList<Finding> found)
    {
        if (before.DryRun) return;
        foreach (var result in Enum.GetValues<RowResult>())
        {
            var rows = Of(after.Tally, result) - Of(before.Tally, result);
            if (rows > 0) IngestMetrics.Rows(rows, before.Item, before.Provider, result.ToString().ToLowerInvariant());
        }

        foreach (var (code, count) in found.CountBy(finding => finding.Code)) IngestMetrics.Findings(count, code, before.Provider);
    }

    private static int Of(Tally tally, RowResult result) => result switch
    {
        RowResult.Accepted => tally.Accepted,
        RowResult.Unchanged => tally.Unchanged,
        RowResult.Corrected => tally.Corrected,
        RowResult.Moved => tally.Moved,
        RowResult.Withdrawn => tally.Withdrawn,
        RowResult.Held => tally.Held,
        _ => tally.Refused,
    };
}
