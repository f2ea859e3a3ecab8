using CreditFunctions.JointActions.Board;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Repairs;

namespace CreditFunctions.JointActions;

/// <summary>How far the stop of what rested on a repaired record or determination got (art. 27), for the repair's own page.</summary>
internal sealed class StopProgress(JointActionIndex index, BoardReader boards, TimeProvider clock) : IStopProgress
{
    /// <inheritdoc />
    /// <remarks>Cost: 1 round trip, and 1 an action that rested on it.</remarks>
    public async Task<IReadOnlyList<StoppedUnit>> OfGroundAsync(string subjectId, string groundId, CancellationToken cancellationToken)
    {
        var (now, stopped) = (clock.GetUtcNow(), new List<StoppedUnit>());
        foreach (var actionId in await index.ListAsync(JointActionIndex.OfGround(groundId), cancellationToken))
        {
            if (await boards.ReadAsync(actionId, cancellationToken) is not { } board || board.Action.SubjectId != subjectId) continue;
            stopped.AddRange(board.Units.Select(row => row.File.Task)
                .Where(task => UnitParts.StateOf(board.Action, task, now) is UnitState.StopUnconfirmed or UnitState.Stopped)
                .Select(task => new StoppedUnit(actionId, task.Unit, task.Stop?.ConfirmedAt)));
        }

        return stopped;
    }
}
