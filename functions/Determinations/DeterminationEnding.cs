using CreditFunctions.Cases;
using CreditFunctions.Grounds;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Determinations;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>Ends a determination from outside its own procedure: by a repair (art. 26, 27) or an upheld objection (art. 25).</summary>
internal sealed class DeterminationEnding(DeterminationStore store, EndedGrounds grounds)
{
    /// <summary>
    /// Ends it. When this returns it is in no view any more, and whatever rests on it was told. Again, also after a crash in between, changes nothing
    /// and tells again. What is not listed is left as it is. Cost: 2 round trips, and as <see cref="EndedGrounds.TellAsync"/>.
    /// </summary>
    /// <param name="determinationId">The determination.</param>
    /// <param name="cause"><see cref="GroundEnd.Repaired"/> or <see cref="GroundEnd.ObjectionUpheld"/>.</param>
    /// <param name="reference">The repair or objection.</param>
    /// <param name="client">Rings.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Problems.ProblemException">404: there is none of that id.</exception>
    public async Task EndAsync(string determinationId, GroundEnd cause, string reference, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var file = await store.ApplyAsync(determinationId, (now, _) => new CaseEntry<DeterminationEvent>(cause switch
        {
            GroundEnd.Repaired => new DeterminationEvent.Repaired(now, Actor.System, reference),
            GroundEnd.ObjectionUpheld => new DeterminationEvent.ObjectionUpheld(now, Actor.System, reference),
            _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "A determination is ended from outside by a repair or an objection."),
        }), null, cancellationToken);
        await FollowAsync(file.Case, client, cancellationToken);
    }

    /// <summary>Tells what rests on a determination that is over, and rings.</summary>
    public async Task FollowAsync(Determination determination, DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            if (determination is { Stage: DeterminationStage.Ended, Outcome: DeterminationOutcome.Listed })
            {
                await grounds.TellAsync(Of(determination), client, cancellationToken);
            }
        }
        finally
        {
            // What could not be told now its orchestration tells at once, not at the next round over all cases.
            await client.RingAsync(determination, CancellationToken.None);
        }
    }

    /// <summary>What the rooms that rest on it are told.</summary>
    public static GroundEnded Of(Determination determination) => new(determination.Terms.SubjectId, determination.CaseId, determination.End switch
    {
        DeterminationEnd.Revoked => GroundEnd.Revoked,
        DeterminationEnd.Repaired => GroundEnd.Repaired,
        DeterminationEnd.ObjectionUpheld => GroundEnd.ObjectionUpheld,
        DeterminationEnd.RecordEnded => GroundEnd.Corrected,
        _ => GroundEnd.Expired,
    }, determination.EndReference ?? determination.CaseId);
}
