using CreditFunctions.Records;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>Records as what is repaired: a granted repair becomes a new version, which no upload overwrites.</summary>
internal sealed class RecordTargets(RecordStore records, RecordDecisions decisions) : IRepairTargets
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
    /// <remarks>Cost: as <see cref="RecordDecisions"/> says.</remarks>
    public async Task AmendAsync(RepairCase repair, RepairEvent.Decided decision, CancellationToken cancellationToken)
    {
        var change = new RecordDecision(repair.SubjectId, repair.TargetId, repair.CaseId, decision.Reasons, decision.Basis);
        var version = await decisions.AddAsync(change, newest => Amended(newest, repair), cancellationToken);
        if (version is not null) await decisions.LogAsync(version, version.Provider, cancellationToken);
    }

    // An objection or its provider ended it first: what was decided first holds.
    private static RecordVersion? Amended(RecordVersion newest, RepairCase repair) => newest.Status != RecordStatus.Live ? null : newest with
    {
        Status = repair.Effect == RepairEffect.Deleted ? RecordStatus.Deleted : RecordStatus.Repaired,
        Annotation = repair.Effect == RepairEffect.Annotated ? Annotation : newest.Annotation,
    };
}
