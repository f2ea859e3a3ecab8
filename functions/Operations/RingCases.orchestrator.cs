using CreditFunctions.Access;
using CreditFunctions.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Operations;

/// <summary>Rings all open cases of one kind after a calendar was published, however often the app stops meanwhile.</summary>
internal sealed class RingCasesOrchestrator
{
    internal const string Name = "RingCases";

    // Other instances may count by the calendar before for a minute: whoever looked too early is rung once more.
    private static readonly TimeSpan s_everybodyKnows = TimeSpan.FromMinutes(2);

    [Function(Name), HostOnly]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var kind = context.GetInput<string>()!;
        await context.CallActivityAsync(RingCasesActivity.Name, kind, Retries.Patiently);
        await context.CreateTimer(s_everybodyKnows, CancellationToken.None);
        await context.CallActivityAsync(RingCasesActivity.Name, kind, Retries.Patiently);
    }
}
