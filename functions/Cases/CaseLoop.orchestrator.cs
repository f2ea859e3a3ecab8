using Microsoft.DurableTask;

namespace CreditFunctions.Cases;

/// <summary>How the orchestration of a case goes on: the rules look at the case, what is due is done, and it sleeps until a ring or the clock.</summary>
/// <remarks>
/// The case's own row is the truth. On each wake, by a ring or by the clock, the rules look at it and say what must be done; a ring that
/// is lost or comes twice changes nothing. What is awaited here, and in which order, is written in the histories of running cases: another
/// order is another version (docs/runbook.md).
/// </remarks>
/// <param name="look">The activity that lets time pass for the case and says what is due.</param>
/// <param name="settle">The activity that takes note of what was done.</param>
internal sealed class CaseLoop(string look, string settle)
{
    internal const int WakesBeforeNewHistory = 40;

    /// <summary>Goes on until nothing is left to do, or begins a new history after many wakes.</summary>
    public async Task RunAsync(TaskOrchestrationContext context)
    {
        var input = context.GetInput<CaseInput>()!;
        // The only wait: renewed after it was answered, never given up.
        var rung = context.WaitForExternalEvent<string>(CaseBell.Event);

        for (var wake = 0; wake < WakesBeforeNewHistory; wake++)
        {
            // What the rules find due, now.
            var agenda = await context.CallActivityAsync<Agenda>(look, input.CaseId, Retries.Patiently);

            // Each done once as far as anybody notices.
            var (done, failed) = await CarryOutAsync(context, input.CaseId, agenda.Duties);
            if (agenda is not { Duties.Count: 0, WakeAt: not null })
            {
                agenda = await context.CallActivityAsync<Agenda>(settle, new Settlement(input.CaseId, done, failed), Retries.Patiently);
            }

            // Nothing is left to do.
            if (agenda.WakeAt is not { } wakeAt) return;

            using var stop = new CancellationTokenSource();
            await Task.WhenAny(rung, context.CreateTimer(wakeAt, stop.Token));
            stop.Cancel();
            if (rung.IsCompleted) rung = context.WaitForExternalEvent<string>(CaseBell.Event);
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
                await context.CallActivityAsync(duty.Activity, new DutyInput(caseId, duty.Id), Retries.SomeTimes);
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
