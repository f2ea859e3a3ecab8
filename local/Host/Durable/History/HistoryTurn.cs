using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Durable.History;

/// <summary>One turn of an instance: what arrived, and what its code then asked for.</summary>
/// <param name="At">When it was dispatched: the orchestrator's present time during the turn.</param>
/// <param name="Arrived">In the order of delivery.</param>
/// <param name="Scheduled">In the order of the calls.</param>
/// <param name="Ended">How the run ended, where it ended with this turn.</param>
internal sealed record HistoryTurn(DateTimeOffset At, IReadOnlyList<Arrival> Arrived, IReadOnlyList<Scheduled> Scheduled,
    OrchestrationRuntimeStatus? Ended);
