using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Determinations;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Determinations;

/// <summary>Reads a case and asks the rules what is due; takes note of what was done.</summary>
internal sealed class DeterminationActivities(DeterminationStore store, DeterminationIndex index, SevereList severe, ILedger ledger)
{
    internal const string Look = "DeterminationLook", Settle = "DeterminationSettle", Notify = "DeterminationNotify", ServeNotice = "DeterminationServeNotice",
        LookForReceipt = "DeterminationLookForReceipt", DeliverDecision = "DeterminationDeliverDecision", EndGround = "DeterminationEndGround",
        OpenReferral = "DeterminationOpenReferral", NoteReferral = "DeterminationNoteReferral";

    /// <summary>Which activity does which duty.</summary>
    public static string Of(DeterminationDuty duty) => duty switch
    {
        DeterminationDuty.Notify => Notify,
        DeterminationDuty.ServeNotice => ServeNotice,
        DeterminationDuty.LookForReceipt => LookForReceipt,
        DeterminationDuty.DeliverDecision => DeliverDecision,
        DeterminationDuty.EndGround => EndGround,
        DeterminationDuty.OpenReferral => OpenReferral,
        DeterminationDuty.NoteReferral => NoteReferral,
        _ => throw new ArgumentOutOfRangeException(nameof(duty), duty.GetType().Name, "No activity does this duty."),
    };

    /// <summary>Lets time pass for the case, up to now, and counts it by the newest calendar. Cost: 3 round trips, 2 where nothing came due.</summary>
    [Function(Look), HostOnly]
    public Task<Agenda> LookAsync([ActivityTrigger] string caseId, CancellationToken cancellationToken) =>
        store.LookAsync(caseId, ledger, cancellationToken);

    /// <summary>Takes note of what was done and what failed. Cost: 2 round trips; 5 more when it closes.</summary>
    [Function(Settle), HostOnly]
    public async Task<Agenda> SettleAsync([ActivityTrigger] Settlement settlement, CancellationToken cancellationToken)
    {
        var (determination, agenda) = await store.SettleAsync(settlement, cancellationToken);
        if (agenda.WakeAt is not null) return agenda;
        await index.CloseAsync(settlement.CaseId, [determination.Unit], cancellationToken);
        await severe.RemoveAsync(settlement.CaseId, cancellationToken);
        return agenda;
    }
}
