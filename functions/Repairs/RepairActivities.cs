using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Repairs;

/// <summary>Reads a case and asks the rules what is due; takes note of what was done.</summary>
internal sealed class RepairActivities(RepairStore store, RepairIndex index, ILedger ledger)
{
    internal const string Look = "RepairLook", Settle = "RepairSettle";

    /// <summary>Lets time pass for the case, up to now, and counts it by the newest calendar. What waits for the ledger is appended. Cost: 3 round trips, 2 where nothing came due.</summary>
    [Function(Look), HostOnly]
    public Task<Agenda> LookAsync([ActivityTrigger] string caseId, CancellationToken cancellationToken) => store.LookAsync(caseId, ledger, cancellationToken);

    /// <summary>Takes note of what was done and what failed. Cost: 2 round trips.</summary>
    [Function(Settle), HostOnly]
    public async Task<Agenda> SettleAsync([ActivityTrigger] Settlement settlement, CancellationToken cancellationToken)
    {
        var (repair, agenda) = await store.SettleAsync(settlement, cancellationToken);
        if (agenda.WakeAt is null) await index.CloseAsync(settlement.CaseId, RepairIndex.Units(repair), cancellationToken);
        return agenda;
    }
}
