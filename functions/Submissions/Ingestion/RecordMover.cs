using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Submissions.Held;
using CreditFunctions.Subjects;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>
/// Moves a record that was put on the wrong subject: a correction that names the former subject adds it to the right one, then leaves a
/// tombstone on the wrong one. In this order, so that a crash between never loses it, and the second run finishes the first.
/// </summary>
/// <remarks>Cost: 2 round trips to find, 2 to read, 2 to write.</remarks>
internal sealed class RecordMover(RecordStore records, SubjectIndex subjects, HeldRowStore held, MoveNotices notices, TimeProvider clock)
{
    public async Task<RowOutcome> MoveAsync(GoodRow row, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FormerAsync(row, cancellationToken) is not { } former) return VerdictOutcome.NothingToMove(row);
            var ownMove = former.ReceiptId == row.Receipt.ReceiptId && former.Row == row.Number;
            if (former.Status != RecordStatus.Live && !ownMove) return VerdictOutcome.NothingToMove(row);
            if (former.DecidedBy is not null) return await HoldAsync(row, VerdictKind.HoldDecided, former, cancellationToken);

            var outcome = await AddAsync(row, former, cancellationToken);
            if (outcome.Result != RowResult.Moved) return outcome;
            var tombstone = ownMove ? former : row.Tombstone(former, RecordStatus.Moved, clock.GetUtcNow());
            if (!ownMove && !await records.TryAddAsync(tombstone, cancellationToken)) continue;
            await notices.TellAsync(row, former.SubjectId, cancellationToken);
            return outcome with { Written = [.. outcome.Written, tombstone] };
        }
    }

    private async Task<RecordVersion?> FormerAsync(GoodRow row, CancellationToken cancellationToken)
    {
        if (await subjects.FindAsync(row.Parsed.FormerSubject!, cancellationToken) is not { } subjectId || subjectId == row.SubjectId) return null;
        var identity = row.Parsed.Identity;
        var recordId = records.IdOf(identity.DecidingBody, identity.Item, identity.DocumentNumber, subjectId, identity.CertificateNumber);
        return (await records.FindAsync(subjectId, recordId, cancellationToken))?.Newest;
    }

    private async Task<RowOutcome> AddAsync(GoodRow row, RecordVersion former, CancellationToken cancellationToken)
    {
        while (true)
        {
            var history = await records.HistoryAsync(row.SubjectId, row.RecordId, cancellationToken);
            var verdict = VersionRule.Decide(history, RowAction.Correct, row.ContentHash, row.Receipt.ReceiptId, row.Number, row.Consent);
            if (verdict.Kind is VerdictKind.AlreadyCorrected or VerdictKind.Unchanged or VerdictKind.Renew)
            {
                return new RowOutcome(RowResult.Moved) { Written = [.. history.Where(own => own.ReceiptId == row.Receipt.ReceiptId && own.Row == row.Number)] };
            }

            if (verdict.Kind is VerdictKind.HoldDecided or VerdictKind.HoldReinsertion) return await HoldAsync(row, verdict.Kind, former, cancellationToken);
            if (verdict.Kind is not (VerdictKind.NothingThere or VerdictKind.Correct)) return VerdictOutcome.Of(row, verdict);
            var version = row.Version(history.Count + 1, RecordAction.Correct, clock.GetUtcNow());
            if (await records.TryAddAsync(version, cancellationToken)) return new RowOutcome(RowResult.Moved) { Written = [version] };
        }
    }

    private async Task<RowOutcome> HoldAsync(GoodRow row, VerdictKind why, RecordVersion former, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await held.AddAsync(row.Held(why, row.Version(1, RecordAction.Correct, now), now) with
        {
            MovedFrom = new RecordKey(former.SubjectId, former.RecordId),
        }, cancellationToken);
        return VerdictOutcome.Of(row, new Verdict(why));
    }
}
