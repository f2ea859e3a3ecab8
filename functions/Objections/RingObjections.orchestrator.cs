using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Objections;

/// <summary>Rings all open objections after a calendar was published, however often the app stops meanwhile.</summary>
internal sealed class RingObjectionsOrchestrator
{
    internal const string Name = "RingObjections";

    private static readonly TaskOptions s_patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 100, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2,
            maxRetryInterval: TimeSpan.FromMinutes(10)));

    // Other instances may count by the calendar before for a minute: whoever looked too early is rung once more.
    private static readonly TimeSpan s_everybodyKnows = TimeSpan.FromMinutes(2);

    [Function(Name), HostOnly]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync(RingObjectionsActivity.Name, "calendar", s_patiently);
        await context.CreateTimer(s_everybodyKnows, CancellationToken.None);
        await context.CallActivityAsync(RingObjectionsActivity.Name, "calendar", s_patiently);
    }
}
