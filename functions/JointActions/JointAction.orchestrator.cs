using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.JointActions.Units;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.JointActions;

/// <summary>联合激励和惩戒 (art. 19, 27): the tasks go to all units at once, each is then looked after by an orchestration of its own; it ends by its end
/// date or a ring, the orders to stop go to all units at once, and it is done when each has confirmed.</summary>
/// <remarks>
/// The rows are the truth: a ring, a unit's orchestration or this one that is lost, or comes twice, changes nothing. The units' orchestrations are
/// started by an activity, under ids of their own: a sub-orchestration whose id runs already is dropped by one backend and replaces the running one on
/// another, and this one could not begin a new history while it has children out.
/// </remarks>
internal sealed class JointActionOrchestrator
{
    internal const string Name = "JointAction";
    internal const int Version = 1, WakesBeforeNewHistory = 40;

    [Function(Name), HostOnly]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<CaseInput>()!;
        var rung = context.WaitForExternalEvent<string>(CaseBell.Event);

        for (var wake = 0; wake < WakesBeforeNewHistory; wake++)
        {
            // 发起、期满: what the rules find due for the action as a whole.
            var agenda = await context.CallActivityAsync<Agenda>(JointActionActivities.Look, input.CaseId, Retries.Patiently);

            // 任务下达、停止通知: to all units; and whatever a unit was left with.
            var fanOut = agenda.Duties.Where(duty => duty.Activity == UnitActivities.All).ToList();
            var units = await context.CallActivityAsync<UnitAgenda>(UnitActivities.All, new UnitsInput(input.CaseId, fanOut.Count > 0), Retries.Patiently);
            if (units.Wakes.Count > 0) await context.CallActivityAsync(UnitActivities.LookAfter, new UnitsToLookAfter(input.CaseId, units.Wakes), Retries.Patiently);

            // 告知主体.
            var (done, failed) = (fanOut.Select(duty => duty.Id).ToList(), new List<FailedDuty>());
            foreach (var duty in agenda.Duties.Except(fanOut))
            {
                try
                {
                    await context.CallActivityAsync(duty.Activity, new DutyInput(input.CaseId, duty.Id), Retries.SomeTimes);
                    done.Add(duty.Id);
                }
                catch (TaskFailedException failure)
                {
                    failed.Add(new FailedDuty(duty.Id, failure.FailureDetails.ErrorType));
                }
            }

            if (agenda.Duties.Count > 0)
            {
                agenda = await context.CallActivityAsync<Agenda>(JointActionActivities.Settle, new Settlement(input.CaseId, done, failed), Retries.Patiently);
            }

            // All have confirmed: nothing is left to do.
            if (Earlier(agenda.WakeAt, units.LookAgain) is not { } wakeAt) return;
            using var stop = new CancellationTokenSource();
            await Task.WhenAny(rung, context.CreateTimer(wakeAt, stop.Token));
            stop.Cancel();
            if (rung.IsCompleted) rung = context.WaitForExternalEvent<string>(CaseBell.Event);
        }

        context.ContinueAsNew(input);
    }

    private static DateTime? Earlier(DateTime? one, DateTime? other) => one is null ? other : other is null || one < other ? one : other;
}
