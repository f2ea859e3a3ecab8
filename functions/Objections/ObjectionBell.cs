using CreditFunctions.Cases;
using CreditFunctions.Regulation.Objections;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>Wakes a case's orchestration. The case's own row is the truth: a lost or doubled ring changes nothing.</summary>
internal static class ObjectionBell
{
    internal const string Event = "rung";

    /// <summary>Rings; starts the orchestration where none runs.</summary>
    public static async Task RingAsync(this DurableTaskClient client, ObjectionCase objection, CancellationToken cancellationToken)
    {
        var id = objection.CaseId;
        if (await client.StartUnlessRunningAsync(ObjectionOrchestrator.Name, id, new ObjectionInput(id, ObjectionOrchestrator.Version), cancellationToken))
        {
            // It reads the case by itself.
            return;
        }

        await client.RaiseEventAsync(id, Event, id, cancellationToken);
    }
}

/// <summary>What the orchestration of a case is given: ids only.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Version">The workflow's version: a changed workflow keeps the old path until its cases ended.</param>
internal sealed record ObjectionInput(string CaseId, int Version);
