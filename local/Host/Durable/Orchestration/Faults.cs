namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>The code does not do what its history says it did.</summary>
internal sealed class NonDeterministicOrchestrationException(string message) : Exception(message);

/// <summary>The code waits for, or was woken by, what is not a durable task.</summary>
internal sealed class NonDurableAwaitException(string message) : Exception(message);

/// <summary>No orchestrator of that name is in the app.</summary>
internal sealed class OrchestratorNotFoundException(string name) : Exception($"No orchestrator named '{name}' was found in the app.");

/// <summary>No activity of that name is in the app.</summary>
internal sealed class ActivityNotFoundException(string name) : Exception($"No activity named '{name}' was found in the app.");
