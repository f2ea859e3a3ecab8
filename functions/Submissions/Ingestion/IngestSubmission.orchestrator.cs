using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>Takes a stored batch in, step by step. Where it stands is on the receipt: this only drives it.</summary>
internal sealed class IngestSubmission
{
    public const string Name = "IngestSubmission";

    // A batch of 100,000 rows has 50 steps: begun anew every so often, the history stays short.
    private const int StepsBeforeNewHistory = 20;

    private static readonly TaskOptions Patiently = new(new RetryPolicy(
        maxNumberOfAttempts: 12, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(5)));

    /// <summary>Runs until the receipt is ended.</summary>
    [Function(Name), HostOnly]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<IngestInput>()!;
        for (var step = 0; step < StepsBeforeNewHistory; step++)
        {
            var ended = await context.CallActivityAsync<bool>(IngestStep.Name, input.ReceiptId, Patiently);
            if (ended) return;
        }

        context.ContinueAsNew(input);
    }
}

/// <summary>What the orchestration is started with.</summary>
/// <param name="ReceiptId">The receipt.</param>
/// <param name="Workflow">The workflow's version.</param>
internal sealed record IngestInput(string ReceiptId, int Workflow = 1);
