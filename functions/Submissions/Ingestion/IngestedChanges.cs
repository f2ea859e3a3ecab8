using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Ledger;
using CreditFunctions.Submissions.Receipts;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>Puts what a step of an ingestion changed into the ledger: one entry a step, with a hash over all that it left.</summary>
/// <remarks>
/// The versions are stored before it and the receipt moves on after it: a step that broke off between is run again, finds its own versions, and
/// appends the same hash again. Cost: a share of 1 round trip.
/// </remarks>
internal sealed class IngestedChanges(ILedger ledger)
{
    public const string What = "change-records";

    /// <exception cref="Problems.ProblemException">503 <c>ledger-unavailable</c>: the step is run again.</exception>
    public async Task AppendAsync(SubmissionReceipt receipt, IReadOnlyDictionary<int, RowOutcome> outcomes, CancellationToken cancellationToken)
    {
        if (receipt.DryRun) return;
        var (count, lines) = (0, new StringBuilder());
        foreach (var version in outcomes.OrderBy(outcome => outcome.Key).SelectMany(outcome => outcome.Value.Written))
        {
            count++;
            lines.Append(CultureInfo.InvariantCulture, $"{version.RecordId}|{version.Version}|{version.ContentHash}\n");
        }

        if (count == 0) return;
        await ledger.AppendAsync(new LedgerEntry(string.Empty, default, What, receipt.Provider, "system", null, null, null, [receipt.Item], count, LedgerEntry.Answered)
        {
            Reference = receipt.ReceiptId,
            Detail = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString()))),
        }, cancellationToken);
    }
}
