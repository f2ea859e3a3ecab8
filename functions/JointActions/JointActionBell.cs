using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.JointActions;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.JointActions;

/// <summary>Wakes an action's orchestration.</summary>
internal static class JointActionBell
{
    /// <summary>Rings; starts the orchestration where none runs.</summary>
    public static Task RingActionAsync(this DurableTaskClient client, string actionId, CancellationToken cancellationToken) =>
        client.RingAsync(JointActionOrchestrator.Name, new CaseInput(actionId, JointActionOrchestrator.Version), cancellationToken);

    /// <summary>Logs what was done to an action, and rings whether or not that succeeds: the orchestration logs what is left before anything rests on it.</summary>
    /// <exception cref="Problems.ProblemException">503 <c>ledger-unavailable</c>.</exception>
    public static async Task LogAndRingAsync(this JointActionStore store, CaseFile<JointAction> file, ILedger ledger, DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        try
        {
            await store.LogAsync(file, ledger, cancellationToken);
        }
        finally
        {
            await client.RingActionAsync(file.Case.CaseId, CancellationToken.None);
        }
    }
}
