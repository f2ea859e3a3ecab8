using CreditFunctions.Cases;
using CreditFunctions.Grounds;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions;

/// <summary>停止 (art. 27): what an action rested on ended, or says something else; the action holds no more from now on, and its units are told.</summary>
internal sealed class StopOnEndedGround(JointActionStore store, JointActionIndex index, ILedger ledger) : IRestsOnGrounds
{
    /// <inheritdoc />
    /// <remarks>Cost: 1 round trip where nothing rests on it; 5 an action that does, and a share of 1 to log.</remarks>
    public async Task EndedAsync(GroundEnded ended, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var actionId in await index.ListAsync(JointActionIndex.OfGround(ended.GroundId), cancellationToken))
        {
            // A row of the list without an action: starting it was cut off before it was answered.
            if (await store.ReadAsync(actionId, cancellationToken) is not { Case.SubjectId: var subjectId } || subjectId != ended.SubjectId) continue;
            var file = await store.ApplyAsync(actionId, (now, _) => new CaseEntry<JointActionEvent>(
                new JointActionEvent.Stopped(now, Actor.System, CauseOf(ended.Cause)) { GroundId = ended.GroundId, EndedBy = ended.Reference }), null, cancellationToken,
                // What had ended by itself before was not ended by this.
                action => MeasureEntries.OfSystem(action, action.Stop!.By == ended.Reference ? $"stopped {JointWords.Kebab(CauseOf(ended.Cause))} {ended.Reference}" : "found-ended"));
            // Told again after a crash in between: logged and rung again, where it was this that ended it.
            if (file.Case.Stop is not { } stop || stop.By != ended.Reference || stop.GroundId != ended.GroundId) continue;
            await store.LogAndRingAsync(file, ledger, client, cancellationToken);
        }
    }

    private static StopCause CauseOf(GroundEnd cause) => cause switch
    {
        GroundEnd.Repaired => StopCause.Repaired,
        GroundEnd.Expired => StopCause.GroundExpired,
        GroundEnd.Revoked => StopCause.GroundRevoked,
        GroundEnd.ObjectionUpheld => StopCause.ObjectionUpheld,
        GroundEnd.Corrected => StopCause.GroundCorrected,
        GroundEnd.ConsentWithdrawn => StopCause.ConsentWithdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Unknown cause."),
    };
}
