using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>All rooms whose information can be repaired.</summary>
internal sealed class RepairTargets(IEnumerable<IRepairTargets> rooms)
{
    /// <summary>What a repair is about, also where it stands no more; null where there is none. Cost: as the room says.</summary>
    public Task<RepairTarget?> FindAsync(RepairTargetKind kind, string subjectId, string targetId, CancellationToken cancellationToken) =>
        Room(kind)?.FindAsync(subjectId, targetId, cancellationToken) ?? Task.FromResult<RepairTarget?>(null);

    /// <summary>Carries out a granted repair; of any other nothing.</summary>
    public Task AmendAsync(RepairCase repair, RepairEvent.Decided decision, CancellationToken cancellationToken) =>
        repair.Effect is null ? Task.CompletedTask
        : Room(repair.TargetKind)?.AmendAsync(repair, decision, cancellationToken)
            ?? throw new InvalidOperationException($"No room amends a {repair.TargetKind}.");

    private IRepairTargets? Room(RepairTargetKind kind) => rooms.FirstOrDefault(room => room.Kind == kind);
}
