using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Cases;

/// <summary>Wakes a case's orchestration. The case's own row is the truth: a lost or doubled ring changes nothing.</summary>
internal static class CaseBell
{
    internal const string Event = "rung";

    /// <summary>Rings; starts the orchestration, under the case's id, where none runs.</summary>
    /// <param name="client">Rings.</param>
    /// <param name="orchestrator">The orchestration's name.</param>
    /// <param name="input">What it starts with.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task RingAsync(this DurableTaskClient client, TaskName orchestrator, CaseInput input, CancellationToken cancellationToken)
    {
        // A started one reads the case by itself.
        if (await client.StartUnlessRunningAsync(orchestrator, input.CaseId, input, cancellationToken)) return;
        await client.RaiseEventAsync(input.CaseId, Event, input.CaseId, cancellationToken);
    }
}

/// <summary>What the orchestration of a case is given: ids only.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Version">The workflow's version: a changed workflow keeps the old path until its cases ended.</param>
internal sealed record CaseInput(string CaseId, int Version);
