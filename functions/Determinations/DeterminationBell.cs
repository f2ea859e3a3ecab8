using CreditFunctions.Cases;
using CreditFunctions.Regulation.Determinations;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>Wakes a determination's orchestration.</summary>
internal static class DeterminationBell
{
    /// <summary>Rings; starts the orchestration where none runs.</summary>
    public static Task RingAsync(this DurableTaskClient client, Determination determination, CancellationToken cancellationToken) =>
        client.RingAsync(DeterminationOrchestrator.Name, new CaseInput(determination.CaseId, DeterminationOrchestrator.Version), cancellationToken);
}
