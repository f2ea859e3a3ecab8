using CreditFunctions.Cases;
using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Objections;

/// <summary>异议标注: sets and removes the mark "under objection", as the case has it.</summary>
internal sealed class RecordMarkActivities(ObjectionStore store, ObjectionMark mark)
{
    /// <summary>Cost: 3 round trips. Where the case was decided meanwhile no mark stays, also one that a run before a crash had set.</summary>
    [Function(DutyActivities.MarkRecord), HostOnly]
    public async Task MarkAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (objection, _) = await store.DutyAsync(input, cancellationToken);
        await mark.SetAsync(objection, cancellationToken);
    }

    /// <summary>Cost: 2 round trips.</summary>
    [Function(DutyActivities.UnmarkRecord), HostOnly]
    public async Task UnmarkAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (objection, _) = await store.DutyAsync(input, cancellationToken);
        await mark.RemoveAsync(objection, cancellationToken);
    }
}
