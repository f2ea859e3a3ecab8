using CreditFunctions.Calendar;
using CreditFunctions.Access;
using CreditFunctions.Regulation.Objections;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Objections;

/// <summary>Reads a case and asks the rules what is due; takes note of what was done.</summary>
internal sealed class ObjectionActivities(ObjectionStore store, ObjectionIndex index, ICalendars calendars, TimeProvider clock)
{
    internal const string Look = "ObjectionLook", Settle = "ObjectionSettle";

    /// <summary>Lets time pass for the case, up to now, and counts it by the newest calendar. Cost: 3 round trips, 2 where nothing came due.</summary>
    [Function(Look), HostOnly]
    public async Task<Agenda> LookAsync([ActivityTrigger] string caseId, CancellationToken cancellationToken)
    {
        var file = await store.CatchUpAsync(caseId, cancellationToken);
        return await AgendaAsync(file.Case, cancellationToken);
    }

    /// <summary>Takes note of what was done and what failed. Cost: 2 round trips.</summary>
    [Function(Settle), HostOnly]
    public async Task<Agenda> SettleAsync([ActivityTrigger] Settlement settlement, CancellationToken cancellationToken)
    {
        var file = await store.ApplyAsync(settlement.CaseId,
            (now, _) => new ObjectionEntry(new ObjectionEvent.DutiesDone(now, settlement.Done)), null, cancellationToken);
        foreach (var failed in settlement.Failed)
        {
            file = await store.ApplyAsync(settlement.CaseId,
                (now, _) => new ObjectionEntry(new ObjectionEvent.DutyFailed(now, failed.Id, failed.Why)), null, cancellationToken);
        }

        var agenda = await AgendaAsync(file.Case, cancellationToken);
        if (agenda.WakeAt is null) await index.CloseAsync(settlement.CaseId, Units(file.Case), cancellationToken);
        return agenda;
    }

    private async Task<Agenda> AgendaAsync(ObjectionCase objection, CancellationToken cancellationToken)
    {
        var wake = Objection.NextWake(objection, clock.GetUtcNow(), await calendars.CurrentAsync(cancellationToken));
        return new Agenda([.. objection.Outstanding.Select(duty => new DueDuty(duty.Id, DutyActivities.Of(duty)))], wake?.UtcDateTime);
    }

    private static IEnumerable<string> Units(ObjectionCase objection) =>
        new[] { objection.DecidingBody, objection.ReceivingBody, objection.Verification?.Unit }.OfType<string>();
}
