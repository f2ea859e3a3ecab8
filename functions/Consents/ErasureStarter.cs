using CreditFunctions.Cases;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Consents;

/// <summary>Starts the erasure of what rested on a consent, once. A start that is lost is made good by <see cref="SweepWithdrawals"/>.</summary>
internal sealed class ErasureStarter(ILogger<ErasureStarter> logger)
{
    /// <summary>Starts it where it does not run.</summary>
    public async Task EnsureAsync(DurableTaskClient client, string subjectId, string consentId, CancellationToken cancellationToken)
    {
        try
        {
            await client.StartUnlessRunningAsync(EraseConsentedOrchestrator.Name, "erase-" + consentId, new ErasureInput(subjectId, consentId), cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The consent is withdrawn and in no view: a failure to start is not the person's.
            logger.LogWarning(error, "The erasure for consent {ConsentId} was not started now; the sweep will", consentId);
        }
    }
}
