using CreditFunctions.Access;
using CreditFunctions.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Consents;

/// <summary>Erases what rested on a withdrawn consent (art. 7), however often the app stops meanwhile.</summary>
internal sealed class EraseConsentedOrchestrator
{
    internal const string Name = "EraseConsented";

    // A step of an ingestion that found the consent live may write a little after: no view shows it, and it is erased the second time.
    private static readonly TimeSpan s_lastWrites = TimeSpan.FromHours(1);

    [Function(Name), HostOnly]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<ErasureInput>()!;
        await context.CallActivityAsync(ErasureActivities.Erase, input, Retries.Patiently);
        await context.CreateTimer(s_lastWrites, CancellationToken.None);
        await context.CallActivityAsync(ErasureActivities.Erase, input, Retries.Patiently);
        await context.CallActivityAsync(ErasureActivities.Close, input, Retries.Patiently);
    }
}

/// <summary>What the orchestration is started with: ids only.</summary>
/// <param name="SubjectId">Whose information.</param>
/// <param name="ConsentId">The withdrawn consent.</param>
/// <param name="Version">The workflow's version.</param>
internal sealed record ErasureInput(string SubjectId, string ConsentId, int Version = 1);
