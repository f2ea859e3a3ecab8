using CreditFunctions.Access;
using CreditFunctions.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.JointActions.Units;

/// <summary>Looks after one unit's part: wakes when something of it comes due, or when it is rung because the unit answered or must stop.</summary>
/// <remarks>It is begun with the time of its first wake, and rung with the next: of two hundred units that answer in time none costs a look.</remarks>
internal sealed class JointActionUnitOrchestrator
{
    internal const string Name = "JointActionUnit";
    internal const int Version = 1, WakesBeforeNewHistory = 40;

    [Function(Name), HostOnly]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<UnitInput>()!;
        var rung = context.WaitForExternalEvent<string>(CaseBell.Event);
        var wakeAt = input.WakeAt;
        for (var wake = 0; wake < WakesBeforeNewHistory; wake++)
        {
            using var stop = new CancellationTokenSource();
            await Task.WhenAny(rung, context.CreateTimer(wakeAt, stop.Token));
            stop.Cancel();
            if (rung.IsCompleted)
            {
                var ring = await rung;
                rung = context.WaitForExternalEvent<string>(CaseBell.Event);
                // 已反馈, 已确认, says who wrote it. A stop that is ordered at this very moment is looked at by the action's own orchestration, too.
                if (ring == UnitBell.Over) return;
                if (UnitBell.TimeOf(ring) is { } at)
                {
                    // Rings may overtake each other: to look once too often costs a read, to look too late is a notice that comes late.
                    if (at < wakeAt) wakeAt = at;
                    continue;
                }
            }

            // 提醒、要求说明理由、登记线索: what has come due. 已反馈, 已确认: nothing runs any more.
            if (await context.CallActivityAsync<DateTime?>(UnitActivities.One, input, Retries.Patiently) is not { } next) return;
            wakeAt = next;
        }

        context.ContinueAsNew(input with { WakeAt = wakeAt });
    }
}
