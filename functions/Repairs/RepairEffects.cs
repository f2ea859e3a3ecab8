using CreditFunctions.Grounds;
using CreditFunctions.Regulation.Repairs;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>What a granted repair does at once, before anybody is answered: the information and what rests on it end with the decision (art. 26, 27).</summary>
/// <remarks>The orchestration does the same by its duties, should the app stop in between; done twice, it is as done once.</remarks>
internal sealed class RepairEffects(RepairStore store, RepairTargets targets, EndedGrounds grounds)
{
    /// <summary>删除、标注. Cost: 1 round trip to read the decision, and as the target says.</summary>
    public async Task AmendAsync(RepairCase repair, CancellationToken cancellationToken)
    {
        if (repair.Effect is not null) await targets.AmendAsync(repair, await store.DecisionAsync(repair.CaseId, cancellationToken), cancellationToken);
    }

    /// <summary>停止惩戒. Cost: as the rooms say whose cases rest on it.</summary>
    public async Task StopAsync(RepairCase repair, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (repair.Effect is null) return;
        await grounds.TellAsync(new GroundEnded(repair.SubjectId, repair.TargetId, GroundEnd.Repaired, repair.CaseId), client, cancellationToken);
    }
}
