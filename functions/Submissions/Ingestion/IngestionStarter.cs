using CreditFunctions.Cases;
using CreditFunctions.Telemetry;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>Starts a receipt's ingestion, once. A start that is lost is made good by <see cref="SweepSubmissions"/>.</summary>
internal sealed class IngestionStarter(ILogger<IngestionStarter> logger)
{
    /// <summary>Starts it where it does not run.</summary>
    public async Task EnsureAsync(DurableTaskClient client, string receiptId, CancellationToken cancellationToken)
    {
        try
        {
            await StartAsync(client, receiptId, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The batch is stored and answered for: a failure to start it is not the sender's.
            logger.LogWarning(error, "Ingestion {ReceiptId} was not started now; the sweep will", receiptId);
        }
    }

    /// <summary>Starts one anew that has not moved on for long: what runs of it is ended first. The receipt says where it goes on.</summary>
    public async Task RestartAsync(DurableTaskClient client, string receiptId, CancellationToken cancellationToken)
    {
        try
        {
            var found = await client.GetInstanceAsync(Instance(receiptId), getInputsAndOutputs: false, cancellationToken);
            if (found is { IsCompleted: false }) await client.EndAsync(Instance(receiptId), cancellationToken);
            if (!await StartAsync(client, receiptId, cancellationToken)) return;
            var was = OrchestrationStart.HowItWas(found);
            logger.LogWarning("Ingestion {ReceiptId} did not move on and was {Was}: started anew where its receipt stands", receiptId, was);
            HealingMetrics.Healed("submission", was);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(error, "Ingestion {ReceiptId} could not be started anew; the next sweep tries again", receiptId);
        }
    }

    private static Task<bool> StartAsync(DurableTaskClient client, string receiptId, CancellationToken cancellationToken) =>
        client.StartUnlessRunningAsync(IngestSubmission.Name, Instance(receiptId), new IngestInput(receiptId), cancellationToken);

    private static string Instance(string receiptId) => "ingest-" + receiptId;
}
