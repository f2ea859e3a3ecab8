using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Operations;

/// <summary>Removes the histories of orchestrations that ended long ago. What happened to a case stands in its event list, which stays.</summary>
internal sealed class HistoryPurge(IOptions<OperationsOptions> options, TimeProvider clock, ILogger<HistoryPurge> logger)
{
    private static readonly OrchestrationRuntimeStatus[] s_ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>Cost: 1 round trip for each hundred ended orchestrations, and 1 for each that is removed. Cut off, the next run goes on.</summary>
    public async Task RunAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-options.Value.HistoryDays);
        var removed = 0;
        // Whoever was created later ended later; of the older ones the end counts, for a case may take months.
        var ended = client.GetAllInstancesAsync(new OrchestrationQuery(CreatedTo: before, Statuses: s_ended));
        var old = new List<string>();
        await foreach (var instance in ended.WithCancellation(cancellationToken))
        {
            if (instance.IsCompleted && instance.LastUpdatedAt < before) old.Add(instance.InstanceId);
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.CasesAtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(old, parallel, async (instanceId, stop) =>
            Interlocked.Add(ref removed, (await client.PurgeInstanceAsync(instanceId, null, stop)).PurgedInstanceCount));
        if (removed > 0) logger.LogInformation("{Count} orchestration histories that ended before {Before:O} were removed", removed, before);
    }
}
