using CreditFunctions.Records;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Grounds;

/// <summary>Says which of the versions that somebody wrote end what the record was as a ground: corrected, withdrawn, moved, erased, decided.</summary>
internal sealed class EndedRecords(EndedGrounds grounds)
{
    private const int AtOnce = 16;

    /// <summary>Tells of those that do; again changes nothing. Cost: none for new records; for the others as <see cref="EndedGrounds"/>, at the same time.</summary>
    /// <param name="written">Versions that are stored.</param>
    /// <param name="reference">The case or receipt that wrote them.</param>
    /// <param name="client">Rings what rested on them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task TellAsync(IEnumerable<RecordVersion> written, string reference, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var ended = written.Select(version => EndOf(version) is { } cause ? new GroundEnded(version.SubjectId, version.RecordId, cause, reference) : null).OfType<GroundEnded>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(ended, parallel, async (one, stop) => await grounds.TellAsync(one, client, stop));
    }

    /// <summary>Why a record is no longer the ground that it was before this version; null where it is.</summary>
    public static GroundEnd? EndOf(RecordVersion version) => version switch
    {
        { Status: RecordStatus.Erased } => GroundEnd.ConsentWithdrawn,
        { Action: RecordAction.Decide } => GroundEnd.ObjectionUpheld,
        { Status: RecordStatus.Moved } => GroundEnd.Corrected,
        { Status: not RecordStatus.Live } => GroundEnd.Revoked,
        { Action: RecordAction.Correct } => GroundEnd.Corrected,
        _ => null,
    };
}
