using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Operations;

/// <summary>Rings all open cases of one kind after a calendar was published, however often the app stops meanwhile.</summary>
internal sealed class RingCasesOrchestrator
{
    internal const string Name = "RingCases";

    private static readonly TaskOptions s_patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 100, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2,
            maxRetryInterval: TimeSpan.FromMinutes(10)));

    // Other instances may count by the calendar before for a minute: whoever looked too early is rung once more.
    private static readonly TimeSpan s_everybodyKnows = TimeSpan.FromMinutes(2);

    [Function(Name), HostOnly]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var kind = context.GetInput<string>()!;
        await context.CallActivityAsync(RingCasesActivity.Name, kind, s_patiently);
        await context.CreateTimer(s_everybodyKnows, CancellationToken.None);
        await context.CallActivityAsync(RingCasesActivity.Name, kind, s_patiently);
    }
}
