using CreditFunctions.Cases;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Regulation.JointActions;

namespace CreditFunctions.JointActions.Board;

/// <summary>An action with its units, as one query read them.</summary>
/// <param name="Action">The action as a whole.</param>
/// <param name="History">What happened to it, oldest first.</param>
/// <param name="Units">The units' rows, in the order of their codes.</param>
internal sealed record ActionBoard(JointAction Action, IReadOnlyList<CaseEntry<JointActionEvent>> History, IReadOnlyList<StoredUnit> Units)
{
    /// <summary>What additions left that were refused or cut off: these units take no part.</summary>
    public IReadOnlyList<StoredUnit> Leftovers { get; init; } = [];

    /// <summary>True where nothing is to come of it any more.</summary>
    public bool IsDone => Action.Stage == JointActionStage.Ended && Action.Outstanding.Count == 0
        && (Action.StartedAt is null || Units.All(unit => unit.File.IsSettled));

    public StoredUnit? Find(string unit) => Units.FirstOrDefault(row => row.File.Task.Unit == unit);

    /// <summary>With a unit's row as it stands now.</summary>
    public ActionBoard With(StoredUnit now) => this with { Units = [.. Units.Select(row => row.File.Task.Unit == now.File.Task.Unit ? now : row)] };
}
