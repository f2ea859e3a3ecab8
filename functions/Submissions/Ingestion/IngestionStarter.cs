using CreditFunctions.Cases;
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
            await client.StartUnlessRunningAsync(IngestSubmission.Name, "ingest-" + receiptId, new IngestInput(receiptId), cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The batch is stored and answered for: a failure to start it is not the sender's.
            logger.LogWarning(error, "Ingestion {ReceiptId} was not started now; the sweep will", receiptId);
        }
    }
}
