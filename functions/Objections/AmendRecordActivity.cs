using CreditFunctions.Access;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Objections;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Objections;

/// <summary>更正、删除、标注: what was decided becomes a new version of the record, which no upload overwrites.</summary>
internal sealed class AmendRecordActivity(ObjectionStore store, RecordStore records, ContentHash contents, TimeProvider clock)
{
    /// <summary>Cost: 4 round trips, 2 more for each version that a provider added at the same moment.</summary>
    [Function(DutyActivities.AmendRecord), HostOnly]
    public async Task RunAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (objection, _) = await store.DutyAsync(input, cancellationToken);
        var decision = await store.DecisionAsync(objection.CaseId, cancellationToken);
        while (true)
        {
            var versions = await records.HistoryAsync(objection.SubjectId, objection.RecordId, cancellationToken);
            if (versions.Any(version => version.DecidedBy == objection.CaseId)) return;
            // The provider took it back meanwhile: there is nothing left to put right.
            if (versions[^1].Status != RecordStatus.Live) return;
            if (await records.TryAddAsync(Amended(versions[^1], decision, objection.CaseId), cancellationToken)) return;
        }
    }

    private RecordVersion Amended(RecordVersion newest, ObjectionEvent.Decided decision, string caseId)
    {
        var values = new Dictionary<string, string>(newest.Values);
        foreach (var (field, value) in decision.Correction ?? new Dictionary<string, string>())
        {
            if (value.Length > 0) values[field] = value;
            else values.Remove(field);
        }

        return newest with
        {
            Version = newest.Version + 1,
            Values = values,
            ContentHash = contents.Of(values),
            Status = decision.Outcome == ObjectionOutcome.Deleted ? RecordStatus.Deleted : newest.Status,
            Annotation = decision.Outcome == ObjectionOutcome.Annotated ? decision.Annotation : newest.Annotation,
            Action = RecordAction.Decide,
            Reason = decision.Reasons,
            Basis = decision.Basis,
            DecidedBy = caseId,
            ReceiptId = null,
            Row = 0,
            RecordedAt = clock.GetUtcNow(),
        };
    }
}
