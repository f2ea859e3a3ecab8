using CreditFunctions.Ledger;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>Records as what is repaired: a granted repair becomes a new version, which no upload overwrites.</summary>
internal sealed class RecordTargets(RecordStore records, ILedger ledger, TimeProvider clock) : IRepairTargets
{
    /// <summary>What a repaired record says of itself.</summary>
    public const string Annotation = "已修复";

    /// <inheritdoc />
    public RepairTargetKind Kind => RepairTargetKind.Record;

    /// <inheritdoc />
    /// <remarks>Cost: 2 round trips.</remarks>
    public async Task<RepairTarget?> FindAsync(string subjectId, string targetId, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(subjectId, targetId, cancellationToken) is not { } record) return null;
        var first = (await records.HistoryAsync(subjectId, targetId, cancellationToken))[0];
        var newest = record.Newest;
        var matter = CatalogueItems.Find(newest.Item) is { } item ? RepairMatter.Of(item, newest.Values) : null;
        return new RepairTarget(Kind, targetId, newest.Provider,
            matter ?? new RepairMatter(newest.Item, null, ChinaTime.DateOf(first.RecordedAt)),
            record.IsLive, newest.DecidedBy ?? newest.ReceiptId ?? targetId, first.RecordedAt);
    }

    /// <inheritdoc />
    /// <remarks>Cost: 2 round trips and a share of 1 to log, 2 more for each version that somebody added at the same moment.</remarks>
    public async Task AmendAsync(RepairCase repair, RepairEvent.Decided decision, CancellationToken cancellationToken)
    {
        while (true)
        {
            var versions = await records.HistoryAsync(repair.SubjectId, repair.TargetId, cancellationToken);
            if (versions.FirstOrDefault(version => version.DecidedBy == repair.CaseId) is { } already)
            {
                await LogAsync(already, cancellationToken);
                return;
            }

            // An objection or its provider ended it first: what was decided first holds.
            if (versions[^1].Status != RecordStatus.Live) return;
            var amended = Amended(versions[^1], repair, decision);
            if (!await records.TryAddAsync(amended, cancellationToken)) continue;
            await LogAsync(amended, cancellationToken);
            return;
        }
    }

    private RecordVersion Amended(RecordVersion newest, RepairCase repair, RepairEvent.Decided decision) => newest with
    {
        Version = newest.Version + 1,
        Status = repair.Effect == RepairEffect.Deleted ? RecordStatus.Deleted : RecordStatus.Repaired,
        Annotation = repair.Effect == RepairEffect.Annotated ? Annotation : newest.Annotation,
        Action = RecordAction.Decide,
        Reason = decision.Reasons,
        Basis = decision.Basis,
        DecidedBy = repair.CaseId,
        ReceiptId = null,
        Row = 0,
        RecordedAt = clock.GetUtcNow(),
    };

    // Stored first, then logged, and only then done: run again after a crash between, it finds its own version and logs it.
    private Task LogAsync(RecordVersion version, CancellationToken cancellationToken) => ledger.AppendAsync(
        new LedgerEntry(string.Empty, default, "change-records", version.Provider, "system", version.SubjectId, null, null, [version.Item], 1, LedgerEntry.Answered)
        {
            Reference = version.DecidedBy,
            Detail = $"{version.RecordId}|{version.Version}|{version.ContentHash}",
        }, cancellationToken);
}
