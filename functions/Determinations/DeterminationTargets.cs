using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Repairs;
using CreditFunctions.Storage;

namespace CreditFunctions.Determinations;

/// <summary>Determinations as what is repaired (art. 26, 27): a granted repair ends one.</summary>
internal sealed class DeterminationTargets(DeterminationStore store, ILedger ledger, TimeProvider clock) : IRepairTargets
{
    /// <inheritdoc />
    public RepairTargetKind Kind => RepairTargetKind.Determination;

    /// <inheritdoc />
    /// <remarks>What was never listed is nothing to repair. Cost: 1 round trip.</remarks>
    public async Task<RepairTarget?> FindAsync(string subjectId, string targetId, CancellationToken cancellationToken)
    {
        if (!OpaqueId.Is(targetId) || await store.ReadAsync(targetId, cancellationToken) is not { Case: var determination }) return null;
        if (determination.Terms.SubjectId != subjectId || determination is not { Outcome: DeterminationOutcome.Listed, DecidedAt: { } decidedAt }) return null;
        return new RepairTarget(Kind, targetId, determination.Unit,
            new RepairMatter(RepairMatter.Determination, determination.Terms.Severity, ChinaTime.DateOf(decidedAt)),
            determination.IsListedOn(ChinaTime.DateOf(clock.GetUtcNow())), determination.EndReference ?? targetId, decidedAt);
    }

    /// <inheritdoc />
    /// <remarks>Stored first, then logged: again it changes nothing, and is the same entry under one id. Cost: 2 round trips and a share of 1 to log.</remarks>
    public async Task AmendAsync(RepairCase repair, RepairEvent.Decided decision, CancellationToken cancellationToken)
    {
        var file = await store.ApplyAsync(repair.TargetId, (now, _) => new CaseEntry<DeterminationEvent>(
            new DeterminationEvent.Repaired(now, Actor.System, repair.CaseId)), null, cancellationToken);
        if (file.Case.EndReference != repair.CaseId || file.Case.EndedAt is not { } endedAt) return;
        await ledger.AppendAsync(new LedgerEntry(EntryId.Of(endedAt, $"Determinations\n{repair.TargetId}\n{repair.CaseId}"), default, DeterminationAccess.Change, file.Case.Unit, "system", repair.SubjectId, null, null, [], 0,
            LedgerEntry.Answered) { Reference = repair.TargetId, Detail = $"repaired {repair.CaseId}" }, cancellationToken);
    }
}
