using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Queries;

namespace CreditFunctions.AccessLogs.Inspections;

/// <summary>Marks a query as one of an unannounced inspection, where it names one of its own unit, subject, purpose and matter that runs.</summary>
/// <remarks>Cost: 1 round trip where an inspection is named, none otherwise.</remarks>
internal sealed class InspectionMark(InspectionStore inspections, TimeProvider clock)
{
    /// <summary>The entry as it is to be appended, or why the query is refused.</summary>
    /// <param name="id">The inspection that the query names, or empty.</param>
    /// <param name="subjectId">Whom it asks for.</param>
    /// <param name="asked">For what.</param>
    /// <param name="entry">Its entry so far.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<(LedgerEntry Entry, Problem? Problem)> ApplyAsync(string? id, string subjectId, PurposeAndMatter asked, LedgerEntry entry,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(id)) return (entry, null);
        if (await inspections.FindAsync(id, cancellationToken) is not { Inspection: var inspection } || inspection.SubjectId != subjectId
            || inspection.Unit != entry.Unit || inspection.Terms.Purpose != asked.Purpose || inspection.Matter != asked.Matter)
        {
            return (entry, InspectionProblems.Unknown);
        }

        return inspection.IsRunning(clock.GetUtcNow()) ? (inspection.Hide(entry), null) : (entry, InspectionProblems.Over);
    }
}
