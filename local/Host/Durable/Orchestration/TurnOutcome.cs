using CreditFunctions.Local.Durable.History;

namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>What a turn did; nothing of it holds before it is committed.</summary>
/// <param name="Number">The turn's number within the run, from 0.</param>
/// <param name="Turn">For the history.</param>
/// <param name="CancelledTimers">Timers, of this or earlier turns, that the code gave up.</param>
/// <param name="CustomStatus">Serialized.</param>
/// <param name="Suspended">True where the instance is held after the turn.</param>
/// <param name="Ending">How the run ended, or null where it waits.</param>
internal sealed record TurnOutcome(int Number, HistoryTurn Turn, IReadOnlyList<int> CancelledTimers, string? CustomStatus, bool Suspended, Ending? Ending);
