using CreditFunctions.Cases;
using CreditFunctions.Regulation.Repairs;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>Wakes a repair's orchestration.</summary>
internal static class RepairBell
{
    /// <summary>Rings; starts the orchestration where none runs.</summary>
    public static Task RingAsync(this DurableTaskClient client, RepairCase repair, CancellationToken cancellationToken) =>
        client.RingAsync(RepairOrchestrator.Name, new CaseInput(repair.CaseId, RepairOrchestrator.Version), cancellationToken);
}
