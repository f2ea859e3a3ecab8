using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>A room whose information can be repaired: the records, the determinations.</summary>
internal interface IRepairTargets
{
    /// <summary>What it holds.</summary>
    RepairTargetKind Kind { get; }

    /// <summary>The information, also where it stands no more; null where that subject has none of that id.</summary>
    Task<RepairTarget?> FindAsync(string subjectId, string targetId, CancellationToken cancellationToken);

    /// <summary>
    /// 删除、标注: carries out a granted repair. When this returns, no request that begins shows or uses the information as standing. Again, or where it
    /// stands no more, changes nothing.
    /// </summary>
    Task AmendAsync(RepairCase repair, RepairEvent.Decided decision, CancellationToken cancellationToken);
}

/// <summary>What is to be repaired, as it stands.</summary>
/// <param name="Kind">Record or determination.</param>
/// <param name="Id">Its id.</param>
/// <param name="DecidingBody">Who has the power over it (依据管理权限), by unified social credit code.</param>
/// <param name="Matter">What the conditions look at.</param>
/// <param name="IsStanding">False where it ended by whatever way.</param>
/// <param name="ChangedBy">The case or receipt of its newest version.</param>
/// <param name="Since">Since when it could be seen, UTC.</param>
internal sealed record RepairTarget(RepairTargetKind Kind, string Id, string DecidingBody, RepairMatter Matter, bool IsStanding, string ChangedBy, DateTimeOffset Since);
