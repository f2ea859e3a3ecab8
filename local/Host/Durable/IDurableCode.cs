using Microsoft.DurableTask;

namespace CreditFunctions.Local.Durable;

/// <summary>What the engine runs: the app's orchestrators and activities by name, in any case of letters.</summary>
internal interface IDurableCode
{
    bool HasOrchestrator(string name);

    bool HasActivity(string name);

    /// <summary>Runs an orchestrator from its beginning. It may await nothing but the context's tasks.</summary>
    /// <returns>The serialized output, or null.</returns>
    Task<string?> RunOrchestratorAsync(string name, TaskOrchestrationContext context);

    /// <summary>Runs an activity. It may be called again for the same task after a crash.</summary>
    /// <param name="name">The activity's name.</param>
    /// <param name="instanceId">The instance that called it.</param>
    /// <param name="input">The serialized input, or null.</param>
    /// <param name="cancellationToken">Cancelled when the host stops; a task that ends by it runs again after the next start.</param>
    /// <returns>The serialized result, or null.</returns>
    Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken);
}
