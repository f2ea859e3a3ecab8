using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Repairs;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Repairs;

/// <summary>Every act on a repair, carried out or refused, stands in the ledger before it is answered.</summary>
internal sealed class RepairLedger(RepairStore store, ILedger ledger)
{
    internal const string Change = "change-repair", Decision = "change-decision";

    /// <summary>Carries out an act whose entry is stored with it, logs and rings; a refused one is logged with the refusal's code. Cost: 2 round trips, and a share of 1.</summary>
    /// <param name="entry">The act: by whom, and what.</param>
    /// <param name="caseId">The case, as it was named.</param>
    /// <param name="client">Rings, also where logging fails: then the orchestration logs.</param>
    /// <param name="act">Gives the file as it stands after it; is given what makes the entry that is stored.</param>
    /// <param name="effects">What must be in effect before anybody is answered, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<RepairCase> ActAsync(LedgerEntry entry, string caseId, DurableTaskClient client,
        Func<Func<RepairCase, LedgerEntry>, Task<CaseFile<RepairCase>>> act, Func<RepairCase, Task>? effects, CancellationToken cancellationToken)
    {
        var named = Storage.OpaqueId.IsMade(caseId) ? entry.About(caseId) : entry;
        var file = await ledger.LogRefusalOfAsync(named, () => act(repair => About(entry, repair)), cancellationToken);
        try
        {
            if (effects is not null) await effects(file.Case);
            await store.LogAsync(file, ledger, cancellationToken);
        }
        finally
        {
            await client.RingAsync(file.Case, CancellationToken.None);
        }

        return file.Case;
    }

    /// <summary>The same for an application, before which there is no case. Cost: as <see cref="ActAsync"/>.</summary>
    public Task<RepairCase> FileAsync(LedgerEntry entry, DurableTaskClient client, Func<Func<RepairCase, LedgerEntry>, Task<CaseFile<RepairCase>>> apply,
        CancellationToken cancellationToken) => ActAsync(entry, string.Empty, client, apply, null, cancellationToken);

    private static LedgerEntry About(LedgerEntry entry, RepairCase repair) => (entry with { SubjectId = repair.SubjectId }).About(repair.CaseId);
}
