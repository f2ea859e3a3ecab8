using CreditFunctions.Access;
using CreditFunctions.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Determinations;

/// <summary>失信行为认定 (art. 22, 23): proposed, served, heard, decided by another person, listed, over.</summary>
internal sealed class DeterminationOrchestrator
{
    internal const string Name = "Determination";
    internal const int Version = 1;

    // 送达、公告、陈述申辩、提醒: what the rules find due. 告知书、决定书、终止、移送: each done once. It ends with 不予认定, 撤回 or 终止.
    private static readonly CaseLoop s_loop = new(DeterminationActivities.Look, DeterminationActivities.Settle);

    [Function(Name), HostOnly]
    public Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => s_loop.RunAsync(context);
}
