using CreditFunctions.Cases;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions;

/// <summary>Wakes an action's orchestration.</summary>
internal static class JointActionBell
{
    /// <summary>Rings; starts the orchestration where none runs.</summary>
    public static Task RingActionAsync(this DurableTaskClient client, string actionId, CancellationToken cancellationToken) =>
        client.RingAsync(JointActionOrchestrator.Name, new CaseInput(actionId, JointActionOrchestrator.Version), cancellationToken);
}
