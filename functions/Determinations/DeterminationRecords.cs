using CreditFunctions.Cases;
using CreditFunctions.Grounds;
using CreditFunctions.Problems;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Repairs;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>The records that a determination rests on (art. 23): against its subject, standing, and for public bodies to see (art. 10, 12).</summary>
/// <remarks>
/// Whoever ends a record tells the cases that are there by then. One that ended while the case was being opened is found by reading the records again
/// once it is open: what ended before that is seen, what ends after it is told.
/// </remarks>
internal sealed class DeterminationRecords(DeterminationStore store, RecordStore records, RecordGrounds grounds, RepairStore repairs)
{
    /// <summary>The records, as they stand. Another's, none at all, and one that is over for public bodies have the same answer. Cost: 1 round trip a record.</summary>
    /// <exception cref="ProblemException">400: what cannot carry a determination, by field.</exception>
    public async Task<IReadOnlyList<RecordVersion>> CheckAsync(DeterminationTerms terms, CancellationToken cancellationToken)
    {
        var (errors, found) = (new FieldErrors(), new List<RecordVersion>());
        for (var at = 0; at < terms.Records.Count; at++)
        {
            if (await records.FindAsync(terms.SubjectId, terms.Records[at], cancellationToken) is { } record && Carries(record)) found.Add(record.Newest);
            else errors.Add($"recordIds[{at}]", "record-not-found", "当事人没有这条有效的失信信息。");
        }

        errors.ThrowIfAny();
        return found;
    }

    /// <summary>Reads them again, and lets the case know of what ended; again changes nothing. Cost: 1 round trip a record, about 3 for one that ended.</summary>
    /// <param name="file">The case, open by now.</param>
    /// <param name="before">The versions on which it was opened, where they are known: what was corrected since is another record.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<CaseFile<Determination>> LookAgainAsync(CaseFile<Determination> file, IReadOnlyList<RecordVersion> before, CancellationToken cancellationToken)
    {
        var terms = file.Case.Terms;
        foreach (var recordId in terms.Records)
        {
            if (await records.FindAsync(terms.SubjectId, recordId, cancellationToken) is not { } record) continue;
            var known = before.FirstOrDefault(version => version.RecordId == recordId);
            var isChanged = known is not null && known.Version != record.Newest.Version && EndedRecords.EndOf(record.Newest, known) is not null;
            if (record.IsLive && !isChanged) continue;
            var reference = record.Newest.DecidedBy ?? record.Newest.ReceiptId ?? recordId;
            var byRepair = record.IsRepaired || (!record.IsLive && record.Newest.DecidedBy is { } by && await repairs.ReadAsync(by, cancellationToken) is not null);
            file = await store.ApplyAsync(file.Case.CaseId, (now, _) => new CaseEntry<DeterminationEvent>(
                new DeterminationEvent.RecordEnded(now, Actor.System, recordId, byRepair, reference)), null, cancellationToken);
        }

        return file;
    }

    /// <summary>Before it is listed: what it rests on is looked at once more. Cost: as <see cref="LookAgainAsync"/>.</summary>
    /// <exception cref="ProblemException">409 <c>record-over</c>: a record is over for public bodies by now.</exception>
    public async Task<Determination> CheckAgainAsync(Determination determination, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var file = await store.ReadAsync(determination.CaseId, cancellationToken) ?? throw DeterminationProblems.Unknown.AsException();
        var after = (await LookAgainAsync(file, [], cancellationToken)).Case;
        if (!after.IsUndecided)
        {
            // Whoever ended the record may not have told yet: the case is over, and the decision is refused as too late.
            await client.RingAsync(after, cancellationToken);
            return after;
        }

        foreach (var recordId in after.Terms.Records.Except(after.RepairedRecords))
        {
            if (await records.FindAsync(after.Terms.SubjectId, recordId, cancellationToken) is not { } record || !Carries(record))
            {
                throw DeterminationProblems.RecordOver(recordId).AsException();
            }
        }

        return after;
    }

    private bool Carries(CreditRecord record) => grounds.IsGround(record) && CatalogueItems.Find(record.Newest.Item)?.Polarity == Polarity.Negative;
}
