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

    /// <summary>Whoever is told that the information is deleted or annotated is told what is so: a duty that fails does not hold those after it.</summary>
    /// <remarks>Cost: none once the change is noted as done; as the target says.</remarks>
    /// <exception cref="InvalidOperationException">It still stands: tell again when it does not.</exception>
    public async Task CheckAmendedAsync(RepairCase repair, CancellationToken cancellationToken)
    {
        if (repair.Effect is null || !repair.Outstanding.Any(duty => duty is RepairDuty.AmendTarget)) return;
        if (await targets.FindAsync(repair.TargetKind, repair.SubjectId, repair.TargetId, cancellationToken) is { IsStanding: true })
        {
            throw new InvalidOperationException($"What repair {repair.CaseId} ends still stands.");
        }
    }

    /// <summary>停止惩戒. Cost: as the rooms say whose cases rest on it.</summary>
    public async Task StopAsync(RepairCase repair, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (repair.Effect is null) return;
        await grounds.TellAsync(new GroundEnded(repair.SubjectId, repair.TargetId, GroundEnd.Repaired, repair.CaseId), client, cancellationToken);
    }
}
