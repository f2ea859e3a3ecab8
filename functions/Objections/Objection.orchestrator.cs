using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Objections;

/// <summary>异议处理 (art. 25): received, verified and handled within ten working days, and the result told to the applicant.</summary>
/// <remarks>
/// The case's own row is the truth. On each wake, by a ring or by the clock, the rules look at it and say what must be done; a ring that
/// is lost or comes twice changes nothing.
/// </remarks>
internal sealed class ObjectionOrchestrator
{
    internal const string Name = "Objection";
    internal const int Version = 1, WakesBeforeNewHistory = 40;

    private static readonly TaskOptions s_patiently = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 100, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 2,
            maxRetryInterval: TimeSpan.FromMinutes(10)));

    private static readonly TaskOptions s_someTimes = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 3, firstRetryInterval: TimeSpan.FromSeconds(2), backoffCoefficient: 3));

    [Function(Name), HostOnly]
    public async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<ObjectionInput>()!;
        // The only wait: renewed after it was answered, never given up.
        var rung = context.WaitForExternalEvent<string>(ObjectionBell.Event);

        for (var wake = 0; wake < WakesBeforeNewHistory; wake++)
        {
            // 受理、核查、提醒、决定: what the rules find due, now.
            var agenda = await context.CallActivityAsync<Agenda>(ObjectionActivities.Look, input.CaseId, s_patiently);

            // 标注、通知、更正、告知、移送: each done once as far as anybody notices.
            var (done, failed) = await CarryOutAsync(context, input.CaseId, agenda.Duties);
            if (agenda is not { Duties.Count: 0, WakeAt: not null })
            {
                agenda = await context.CallActivityAsync<Agenda>(ObjectionActivities.Settle, new Settlement(input.CaseId, done, failed), s_patiently);
            }

            // 告知 or 撤回: nothing is left to do.
            if (agenda.WakeAt is not { } wakeAt) return;

            using var stop = new CancellationTokenSource();
            await Task.WhenAny(rung, context.CreateTimer(wakeAt, stop.Token));
            stop.Cancel();
            if (rung.IsCompleted) rung = context.WaitForExternalEvent<string>(ObjectionBell.Event);
        }

        context.ContinueAsNew(input);
    }

    private static async Task<(List<string> Done, List<FailedDuty> Failed)> CarryOutAsync(
        TaskOrchestrationContext context, string caseId, IReadOnlyList<DueDuty> duties)
    {
        var (done, failed) = (new List<string>(), new List<FailedDuty>());
        foreach (var duty in duties)
        {
            try
            {
                await context.CallActivityAsync(duty.Activity, new DutyInput(caseId, duty.Id), s_someTimes);
                done.Add(duty.Id);
            }
            catch (TaskFailedException failure)
            {
                // Shown on the case and tried again at the next wake; what comes after it must not wait for it.
                failed.Add(new FailedDuty(duty.Id, failure.FailureDetails.ErrorType));
            }
        }

        return (done, failed);
    }
}
