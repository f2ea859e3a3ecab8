using CreditFunctions.Access;
using CreditFunctions.JointActions.Board;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions.Feedback;

/// <summary>Takes a unit's feedback, however it comes: HTTP or message.</summary>
internal sealed class UnitFeedbackIntake(UnitActs acts, PastExplanations past, ILedger ledger)
{
    /// <summary>Takes it: stored, logged, carried out. The same again is the same. Cost: as <see cref="UnitActs.CarryThroughAsync"/>; for reasons 2 more.</summary>
    /// <param name="caller">Who tells; of the unit.</param>
    /// <param name="actionId">The action.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="feedback">What it tells.</param>
    /// <param name="client">Rings.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ProblemException">404 for another unit as for none; 409 <c>action-stopped</c>; what the rules refuse it for.</exception>
    public async Task<ActionBoard> TakeAsync(Caller caller, string actionId, string unit, ReadFeedback feedback, DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var entry = LedgerEntry.Of(caller, MeasureEntries.Change).About(OpaqueId.IsMade(actionId) ? actionId : "-");
        return await ledger.LogRefusalOfAsync(entry, async () =>
        {
            if (caller.RequireUnit() != unit) throw JointActionProblems.Unknown.AsException();
            var others = feedback.Implemented ? [] : await past.OfAsync(unit, actionId, cancellationToken);
            var board = await acts.CarryThroughAsync(actionId, unit, new UnitAct(
                (now, at) => feedback.At(now, new Actor(unit, caller.Person), at.Action, feedback.Implemented ? [] : OtherTexts(at, unit), others),
                action => MeasureEntries.Of(caller, action, feedback.Implemented ? "applied" : "not-applied"),
                ReadsOthers: !feedback.Implemented), client, cancellationToken);
            // By when it was first told: sent again, it is kept once.
            if (board.Find(unit)?.File.Task.Feedback is { Implemented: false, At: var told }) await past.KeepAsync(unit, actionId, told, feedback.Reasons, cancellationToken);
            return board;
        }, cancellationToken);
    }

    // The task's own words, and what other units wrote.
    private static IReadOnlyList<string> OtherTexts(ActionBoard board, string unit) =>
    [
        board.Action.Reasons,
        .. board.Units.Where(row => row.File.Task.Unit != unit).Select(row => row.File.Answer).OfType<Regulation.JointActions.UnitEvent.Answered>()
            .Select(answer => answer.Implemented ? answer.What : answer.Reasons),
    ];
}
