using CreditFunctions.Cases;
using CreditFunctions.Regulation.Objections;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>Wakes an objection's orchestration.</summary>
internal static class ObjectionBell
{
    /// <summary>Rings; starts the orchestration where none runs.</summary>
    public static Task RingAsync(this DurableTaskClient client, ObjectionCase objection, CancellationToken cancellationToken) =>
        client.RingAsync(ObjectionOrchestrator.Name, new CaseInput(objection.CaseId, ObjectionOrchestrator.Version), cancellationToken);
}
