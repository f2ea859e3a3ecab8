using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>Starts a receipt's ingestion, once. A start that is lost is made good by <see cref="SweepSubmissions"/>.</summary>
internal sealed class IngestionStarter(ILogger<IngestionStarter> logger)
{
    private static readonly OrchestrationRuntimeStatus[] Alive =
        [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended];

    /// <summary>Starts it where it does not run.</summary>
    public async Task EnsureAsync(DurableTaskClient client, string receiptId, CancellationToken cancellationToken)
    {
        var instanceId = "ingest-" + receiptId;
        try
        {
            var instance = await client.GetInstanceAsync(instanceId, cancellation: cancellationToken);
            if (instance is not null && Alive.Contains(instance.RuntimeStatus)) return;
            await client.ScheduleNewOrchestrationInstanceAsync(IngestSubmission.Name, new IngestInput(receiptId),
                new StartOrchestrationOptions(instanceId), cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The batch is stored and answered for: a failure to start it, or another who started it first, is not the sender's.
            logger.LogWarning(error, "Ingestion {ReceiptId} was not started now; the sweep will", receiptId);
        }
    }
}
