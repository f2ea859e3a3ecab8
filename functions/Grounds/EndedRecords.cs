using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Grounds;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Grounds;

/// <summary>Says which of the versions that somebody wrote end what the record was as a ground: corrected, withdrawn, moved, erased, decided.</summary>
internal sealed class EndedRecords(EndedGrounds grounds, RecordStore records)
{
    private const int AtOnce = 16;

    /// <summary>
    /// Tells of those that do; again changes nothing. Cost: none for new records; 1 round trip for a correction; for those that end as
    /// <see cref="EndedGrounds"/>, at the same time.
    /// </summary>
    /// <param name="written">Versions that are stored.</param>
    /// <param name="reference">The case or receipt that wrote them.</param>
    /// <param name="client">Rings what rested on them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task TellAsync(IEnumerable<RecordVersion> written, string reference, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(written, parallel, async (version, stop) =>
        {
            if (EndOf(version, await CorrectedAsync(version, stop)) is not { } cause) return;
            await grounds.TellAsync(new GroundEnded(version.SubjectId, version.RecordId, cause, reference), client, stop);
        });
    }

    /// <summary>Why a record is no longer the ground that it was before this version; null where it is.</summary>
    /// <param name="version">The version.</param>
    /// <param name="corrected">The version that it corrects; null where nobody knows, and it counts as material.</param>
    public static GroundEnd? EndOf(RecordVersion version, RecordVersion? corrected = null) => version switch
    {
        { Status: RecordStatus.Erased } => GroundEnd.ConsentWithdrawn,
        { Action: RecordAction.Decide } => GroundEnd.ObjectionUpheld,
        { Status: RecordStatus.Moved } => GroundEnd.Corrected,
        { Status: not RecordStatus.Live } => GroundEnd.Revoked,
        { Action: RecordAction.Correct } => corrected is not null && IsSameGround(corrected, version) ? null : GroundEnd.Corrected,
        _ => null,
    };

    private static bool IsSameGround(RecordVersion before, RecordVersion after) => Outline(before).Equals(Outline(after))
        && CatalogueItems.Find(after.Item) is { } item && GroundContent.IsSame(item, before.Values, after.Values);

    // What a record is besides its values.
    private static object Outline(RecordVersion version) => (version.Status, version.Item, version.SubjectKind, version.Provider, version.DecidingBody,
        version.DocumentNumber, version.ConsentId, version.ConsentUntil, version.LegalBasis);

    // Only a correction is looked at beside what it corrects.
    private async Task<RecordVersion?> CorrectedAsync(RecordVersion version, CancellationToken cancellationToken) =>
        version is not { Action: RecordAction.Correct, Status: RecordStatus.Live } ? null
        : (await records.HistoryAsync(version.SubjectId, version.RecordId, cancellationToken)).LastOrDefault(before => before.Version < version.Version);
}
