using CreditFunctions.Records;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>Whoever is told that a record is corrected, deleted or annotated is told what is so: a duty that fails does not hold those after it.</summary>
internal static class AmendedRecord
{
    /// <summary>What is decided upon: what stands, and what a repair annotated, which its own subject still sees.</summary>
    public static bool CanBeAmended(RecordVersion newest) => newest.Status is RecordStatus.Live or RecordStatus.Repaired;

    /// <summary>Whether a decision of the case waits to be carried out.</summary>
    public static bool IsOutstanding(ObjectionCase objection) => objection.Outstanding.Any(duty => duty is Duty.AmendRecord);

    /// <summary>Nothing where the decision is carried out, or was none about the record. Cost: none.</summary>
    /// <param name="objection">The case.</param>
    /// <param name="versions">All versions of the record.</param>
    /// <exception cref="InvalidOperationException">The record stands as it was: tell again when it does not.</exception>
    public static void Check(ObjectionCase objection, IReadOnlyList<RecordVersion> versions)
    {
        if (!IsOutstanding(objection) || versions.Any(version => version.DecidedBy == objection.CaseId) || !CanBeAmended(versions[^1])) return;
        throw new InvalidOperationException($"What objection {objection.CaseId} decided about the record is not carried out yet.");
    }
}
