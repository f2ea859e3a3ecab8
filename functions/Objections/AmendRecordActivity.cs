using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Grounds;
using CreditFunctions.Ledger;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Objections;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>更正、删除、标注: what was decided becomes a new version of the record, which no upload overwrites.</summary>
internal sealed class AmendRecordActivity(ObjectionStore store, RecordStore records, ContentHash contents, EndedRecords ended,
    ILedger ledger, TimeProvider clock)
{
    /// <summary>Cost: 4 round trips, a share of 1 to log, 1 a room whose cases may rest on it, 2 more for each version that a provider added at the same moment.</summary>
    [Function(DutyActivities.AmendRecord), HostOnly]
    public async Task RunAsync([ActivityTrigger] DutyInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (objection, _) = await store.DutyAsync(input, cancellationToken);
        var decision = await store.DecisionAsync(objection.CaseId, cancellationToken);
        while (true)
        {
            var versions = await records.HistoryAsync(objection.SubjectId, objection.RecordId, cancellationToken);
            if (versions.FirstOrDefault(version => version.DecidedBy == objection.CaseId) is { } already)
            {
                await FollowAsync(already, client, cancellationToken);
                return;
            }

            // The provider took it back meanwhile: there is nothing left to put right. What a repair annotated its own subject still sees.
            if (versions[^1].Status is not (RecordStatus.Live or RecordStatus.Repaired)) return;
            var amended = Amended(versions[^1], decision, objection.CaseId);
            if (!await records.TryAddAsync(amended, cancellationToken)) continue;
            await FollowAsync(amended, client, cancellationToken);
            return;
        }
    }

    // Stored first, then what rested on it ends and it is logged, and only then done: run again after a crash between, it finds its own version.
    private async Task FollowAsync(RecordVersion version, DurableTaskClient client, CancellationToken cancellationToken)
    {
        await ended.TellAsync([version], version.DecidedBy!, client, cancellationToken);
        await LogAsync(version, cancellationToken);
    }

    private Task LogAsync(RecordVersion version, CancellationToken cancellationToken) => ledger.AppendAsync(
        new LedgerEntry(string.Empty, default, "change-records", version.DecidingBody, "system", version.SubjectId, null, null, [version.Item], 1, LedgerEntry.Answered)
        {
            Reference = version.DecidedBy,
            Detail = $"{version.RecordId}|{version.Version}|{version.ContentHash}",
        }, cancellationToken);

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
