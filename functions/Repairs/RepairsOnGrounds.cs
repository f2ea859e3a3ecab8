using CreditFunctions.Cases;
using CreditFunctions.Grounds;
using CreditFunctions.Regulation.Repairs;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>
/// An open repair whose information is changed or ended meanwhile by an objection, its provider or time: it is decided on what then stands, or closed
/// and told. Nothing is changed twice.
/// </summary>
internal sealed class RepairsOnGrounds(RepairStore store, RepairNumbers numbers, RepairTargets targets) : IRestsOnGrounds
{
    /// <inheritdoc />
    /// <remarks>Cost: 1 round trip where nobody ever applied; about 5 where a repair is open.</remarks>
    public async Task EndedAsync(GroundEnded ended, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await numbers.LatestAsync(ended.GroundId, cancellationToken) is not { IsUndecided: true } repair || repair.CaseId == ended.Reference) return;
        var target = await targets.FindAsync(repair.TargetKind, repair.SubjectId, repair.TargetId, cancellationToken);
        var file = await store.ApplyAsync(repair.CaseId, (now, _) => new CaseEntry<RepairEvent>(target is { IsStanding: true }
            ? new RepairEvent.TargetChanged(now, ended.Reference) : new RepairEvent.Overtaken(now, ended.Reference)), null, cancellationToken);
        await client.RingAsync(file.Case, cancellationToken);
    }
}
