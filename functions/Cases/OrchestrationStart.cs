using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Cases;

/// <summary>Starts orchestrations that may run already. The only place that starts one.</summary>
internal static class OrchestrationStart
{
    private static readonly TimeSpan s_toEnd = TimeSpan.FromSeconds(30);

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

    /// <summary>Ends an instance that runs but gets nowhere, so that it can be started anew: first ended, then started, there are never two.</summary>
    /// <remarks>An activity of it may still be at work: what it writes is conditional, as everything is. Cost: 2 round trips and those of the waiting.</remarks>
    /// <exception cref="TimeoutException">It did not end in 30 s: look again later.</exception>
    public static async Task EndAsync(this DurableTaskClient client, string instanceId, CancellationToken cancellationToken)
    {
        await client.TerminateInstanceAsync(instanceId, null, cancellationToken);
        await client.WaitForInstanceCompletionAsync(instanceId, cancellation: cancellationToken).WaitAsync(s_toEnd, TimeProvider.System, cancellationToken);
    }

    /// <summary>What was wrong with an instance that is started anew: <c>missing</c>, <c>stuck</c>, or how it had ended.</summary>
    public static string HowItWas(OrchestrationMetadata? found) =>
        found is null ? "missing" : found.IsCompleted ? found.RuntimeStatus.ToString().ToLowerInvariant() : "stuck";

    private static async Task<bool> IsUnfinishedAsync(this DurableTaskClient client, string instanceId, CancellationToken cancellationToken) =>
        await client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellationToken) is { IsCompleted: false };
}
