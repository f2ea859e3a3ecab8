using CreditFunctions.Access;
using CreditFunctions.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Objections;

/// <summary>异议处理 (art. 25): received, verified and handled within ten working days, and the result told to the applicant.</summary>
internal sealed class ObjectionOrchestrator
{
    internal const string Name = "Objection";
    internal const int Version = 1;

    // 受理、核查、提醒、决定: what the rules find due. 标注、通知、更正、告知、移送: each done once. It ends with 告知 or 撤回.
    private static readonly CaseLoop s_loop = new(ObjectionActivities.Look, ObjectionActivities.Settle);

    [Function(Name), HostOnly]
    public Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => s_loop.RunAsync(context);
}
