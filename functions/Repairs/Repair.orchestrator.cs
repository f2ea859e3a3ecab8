using CreditFunctions.Access;
using CreditFunctions.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Repairs;

/// <summary>信用修复 (art. 26, 27): applied for, decided within its working days, in effect with the decision, and told to everybody concerned.</summary>
internal sealed class RepairOrchestrator
{
    internal const string Name = "Repair";
    internal const int Version = 1;

    // 受理、提醒、决定: what the rules find due. 删除或标注、停止惩戒、告知、通知: each done once. It ends with 告知, 撤回 or 终止.
    private static readonly CaseLoop s_loop = new(RepairActivities.Look, RepairActivities.Settle);

    [Function(Name), HostOnly]
    public Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => s_loop.RunAsync(context);
}
