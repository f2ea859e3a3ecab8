using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Cases;

/// <summary>Starts orchestrations that may run already. The only place that starts one.</summary>
internal static class OrchestrationStart
{
    /// <summary>Starts an instance unless one of that id is pending, running or held; a finished one is replaced. Cost: 2 round trips, 1 where it runs.</summary>
    /// <param name="client">Starts it.</param>
    /// <param name="orchestrator">The orchestration's name.</param>
    /// <param name="instanceId">At most 256 characters, nothing personal.</param>
    /// <param name="input">Ids, nothing personal; or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>False where it runs already, by this start's doing or another's.</returns>
    public static async Task<bool> StartUnlessRunningAsync(this DurableTaskClient client, TaskName orchestrator, string instanceId, object? input,
        CancellationToken cancellationToken)
    {
        if (await client.IsUnfinishedAsync(instanceId, cancellationToken)) return false;
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId), cancellationToken);
            return true;
        }
        // Each backend refuses a taken id by an exception of another type. What counts is whether the instance is there by now.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (await client.IsUnfinishedAsync(instanceId, cancellationToken)) return false;
            throw;
        }
    }

    private static async Task<bool> IsUnfinishedAsync(this DurableTaskClient client, string instanceId, CancellationToken cancellationToken) =>
        await client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellationToken) is { IsCompleted: false };
}
