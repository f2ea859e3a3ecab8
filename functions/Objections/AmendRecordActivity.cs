using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Grounds;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Objections;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>更正、删除、标注: what was decided becomes a new version of the record, which no upload overwrites.</summary>
internal sealed class AmendRecordActivity(ObjectionStore store, RecordDecisions decisions, ContentHash contents, EndedRecords ended)
{
    /// <summary>Cost: 4 round trips, a share of 1 to log, 1 a room whose cases may rest on it, 2 more for each version that a provider added at the same moment.</summary>
    [Function(DutyActivities.AmendRecord), HostOnly]
    public async Task RunAsync([ActivityTrigger] DutyInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (objection, _) = await store.DutyAsync(input, cancellationToken);
        var decision = await store.DecisionAsync(objection.CaseId, cancellationToken);
        var amendment = new RecordDecision(objection.SubjectId, objection.RecordId, objection.CaseId, decision.Reasons, decision.Basis);
        if (await decisions.AddAsync(amendment, newest => Amended(newest, decision), cancellationToken) is not { } version) return;
        // What rested on it ends before it is logged and done: run again after a crash between, it finds its own version.
        await ended.TellAsync([version], objection.CaseId, client, cancellationToken);
        await decisions.LogAsync(version, version.DecidingBody, cancellationToken);
    }

    private RecordVersion? Amended(RecordVersion newest, ObjectionEvent.Decided decision)
    {
        // The provider took it back meanwhile: there is nothing left to put right. What a repair annotated its own subject still sees.
        if (!AmendedRecord.CanBeAmended(newest)) return null;
        var values = new Dictionary<string, string>(newest.Values);
        foreach (var (field, value) in decision.Correction ?? new Dictionary<string, string>())
        {
            if (value.Length > 0) values[field] = value;
            else values.Remove(field);
        }

        return newest with
        {
            Values = values,
            ContentHash = contents.Of(values),
            Status = decision.Outcome == ObjectionOutcome.Deleted ? RecordStatus.Deleted : newest.Status,
            Annotation = decision.Outcome == ObjectionOutcome.Annotated ? decision.Annotation : newest.Annotation,
        };
    }
}
