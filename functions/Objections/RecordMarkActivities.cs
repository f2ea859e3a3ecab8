using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Records;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Objections;

/// <summary>异议标注: the mark "under objection" on the record, for as long as the case is undecided.</summary>
internal sealed class RecordMarkActivities(ObjectionStore store, RecordStore records)
{
    /// <summary>Cost: 2 round trips.</summary>
    [Function(DutyActivities.MarkRecord), HostOnly]
    public async Task MarkAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (objection, _) = await store.DutyAsync(input, cancellationToken);
        // Decided meanwhile: the mark that goes must not come back.
        if (objection.IsUndecided) await records.MarkObjectionAsync(objection.SubjectId, objection.RecordId, objection.CaseId, cancellationToken);
    }

    /// <summary>Cost: 2 round trips.</summary>
    [Function(DutyActivities.UnmarkRecord), HostOnly]
    public async Task UnmarkAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (objection, _) = await store.DutyAsync(input, cancellationToken);
        await records.UnmarkObjectionAsync(objection.SubjectId, objection.RecordId, objection.CaseId, cancellationToken);
    }
}
