using CreditFunctions.Grounds;
using CreditFunctions.Ledger;
using CreditFunctions.Records;
using CreditFunctions.Storage;
using CreditFunctions.Submissions.Held;
using CreditFunctions.Submissions.Intake;
using CreditFunctions.Submissions.Receipts;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Consents;

/// <summary>
/// Erases what rested on a withdrawn consent and on nothing else (删除, art. 7): each record gets a tombstone with the withdrawal as basis; the encrypted
/// contents of every older version that rested on the consent are overwritten, and so are rows held for a person; the raw files in which they came
/// are deleted, the receipts keep their hashes. Each step looks at what stands and may be done again.
/// </summary>
/// <remarks>Cost: 2 round trips; 1 to log, and for each version 1, each record 1, each file 2; 1 for each thousand held rows.</remarks>
internal sealed class ConsentErasure(RecordStore records, HeldRowStore held, ReceiptStore receipts, SealedBlobs blobs, EndedGrounds grounds,
    ILedger ledger, TimeProvider clock)
{
    internal const string Basis = "《四平市社会信用条例》第七条：同意已撤回";

    private const string System = "system";

    public async Task RunAsync(string subjectId, string consentId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        await records.MarkWithdrawnAsync(subjectId, consentId, cancellationToken);
        var resting = await records.RestingOnAsync(subjectId, consentId, cancellationToken);
        var left = resting.Where(version => !version.IsErased).ToList();
        if (left.Count > 0) await LogAsync(subjectId, consentId, left, cancellationToken);
        foreach (var recordId in resting.Select(version => version.RecordId).Distinct())
        {
            // What rests on the record ends before the record itself is gone.
            await grounds.TellAsync(new GroundEnded(subjectId, recordId, GroundEnd.ConsentWithdrawn, consentId), client, cancellationToken);
            await BuryAsync(subjectId, recordId, consentId, cancellationToken);
        }

        foreach (var version in left) await records.OverwriteErasedAsync(version.Emptied(), cancellationToken);
        var files = await EraseHeldAsync(subjectId, consentId, cancellationToken);
        foreach (var receiptId in resting.Select(version => version.ReceiptId).OfType<string>().Concat(files).Distinct())
        {
            await DeleteFileAsync(receiptId, cancellationToken);
        }
    }

    // The tombstone first: a crash between leaves contents that no view shows, never a record whose newest version is empty and stands.
    private async Task BuryAsync(string subjectId, string recordId, string consentId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var newest = (await records.HistoryAsync(subjectId, recordId, cancellationToken))[^1];
            if (newest.ConsentId != consentId || newest.Status != RecordStatus.Live) return;
            var tombstone = newest.Emptied() with
            {
                Version = newest.Version + 1,
                Status = RecordStatus.Erased,
                Action = RecordAction.Erase,
                Basis = Basis,
                ReceiptId = null,
                Row = 0,
                RecordedAt = clock.GetUtcNow(),
            };
            if (await records.TryAddAsync(tombstone, cancellationToken)) return;
        }
    }

    // The draft of a held row holds the same contents. It is kept out, so that nobody lets an empty row in; the provider sees why.
    private async Task<IReadOnlyList<string>> EraseHeldAsync(string subjectId, string consentId, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        string? continuation = null;
        do
        {
            (var rows, continuation) = await held.ListAsync(null, openOnly: false, continuation, 500, cancellationToken);
            foreach (var row in rows.Where(row => row.Draft.SubjectId == subjectId && row.Draft.ConsentId == consentId))
            {
                files.Add(row.ReceiptId);
                while (await held.FindAsync(row.ReceiptId, row.Row, cancellationToken) is { Row.Draft.IsErased: false } stored
                    && !await held.TryReplaceAsync(stored, KeptOut(stored.Row), cancellationToken))
                {
                }
            }
        }
        while (continuation is not null);
        return files;
    }

    private HeldRow KeptOut(HeldRow row) => row with
    {
        Draft = row.Draft.Emptied(),
        Decision = row.Decision ?? new HeldDecision(HeldOutcome.Rejected, System, System, Basis, Basis, clock.GetUtcNow()),
        IsDone = true,
    };

    // A batch that still runs keeps its file: it is erased the second time.
    private async Task DeleteFileAsync(string receiptId, CancellationToken cancellationToken)
    {
        if (await receipts.ReadAsync(receiptId, cancellationToken) is { Receipt: { IsEnded: true } receipt })
        {
            await blobs.DeleteAsync(SubmissionIntake.Container, receipt.Blob, cancellationToken);
        }
    }

    private Task LogAsync(string subjectId, string consentId, List<RecordVersion> versions, CancellationToken cancellationToken) =>
        ledger.AppendAsync(new LedgerEntry(string.Empty, default, "change-records", null, System, subjectId, null, null,
            [.. versions.Select(version => version.Item).Distinct()], versions.Select(version => version.RecordId).Distinct().Count(), LedgerEntry.Answered)
        {
            Reference = consentId,
            Detail = "erased",
        }, cancellationToken);
}
