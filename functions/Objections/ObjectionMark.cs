using CreditFunctions.Records;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>异议标注: the mark "under objection" on a record, for as long as its case is undecided.</summary>
internal sealed class ObjectionMark(ObjectionStore store, RecordStore records)
{
    /// <summary>Sets the mark of an undecided case, and takes it off one that has ended. Again changes nothing. Cost: 2 round trips, 3 where it ended meanwhile.</summary>
    /// <remarks>Whoever ends a case takes its mark off once: one that is set by a slower hand after that has to go again.</remarks>
    public async Task SetAsync(ObjectionCase objection, CancellationToken cancellationToken)
    {
        if (objection.IsUndecided)
        {
            await records.MarkObjectionAsync(objection.SubjectId, objection.RecordId, objection.CaseId, cancellationToken);
            if (await store.ReadAsync(objection.CaseId, cancellationToken) is not { Case.IsUndecided: false }) return;
        }

        await RemoveAsync(objection, cancellationToken);
    }

    /// <summary>Takes it off. Again changes nothing. Cost: 1 round trip.</summary>
    public Task RemoveAsync(ObjectionCase objection, CancellationToken cancellationToken) =>
        records.UnmarkObjectionAsync(objection.SubjectId, objection.RecordId, objection.CaseId, cancellationToken);
}
