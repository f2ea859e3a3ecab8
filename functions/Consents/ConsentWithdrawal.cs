using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Records;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Consents;

/// <summary>
/// Withdraws a consent (撤回同意, art. 7). Listed for erasure, stored, and marked among the subject's records before it is answered: from the mark on
/// no query answers what rests on it. The erasure itself runs on its own, and is begun again by the sweep where its start was lost.
/// </summary>
/// <remarks>Each step may be done again: whoever got no answer asks again. Where the log fails, it is withdrawn all the same. Cost: 4 round trips, a share
/// of 1 to log, 2 to start.</remarks>
internal sealed class ConsentWithdrawal(ConsentStore store, RecordStore records, ErasureStarter erasure, ILedger ledger, TimeProvider clock)
{
    /// <exception cref="ProblemException">404 <c>consent-not-found</c>, logged as refused: unknown, or another's.</exception>
    public async Task<StoredConsent> WithdrawAsync(Caller caller, StoredConsent? consent, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var entry = LedgerEntry.Of(caller, ConsentRegister.Change) with { Detail = "withdrawn" };
        if (consent is null)
        {
            await ledger.AppendAsync(entry with { Outcome = ConsentProblems.Unknown.Code }, cancellationToken);
            throw ConsentProblems.Unknown.AsException();
        }

        var withdrawn = await StoreAsync(consent, cancellationToken);
        await ledger.AppendAsync(entry.About(withdrawn.Id) with { SubjectId = withdrawn.SubjectId, Items = withdrawn.Terms.Items }, cancellationToken);
        if (withdrawn.ErasedAt is null) await erasure.EnsureAsync(client, withdrawn.SubjectId, withdrawn.Id, cancellationToken);
        return withdrawn;
    }

    internal async Task<StoredConsent> StoreAsync(StoredConsent consent, CancellationToken cancellationToken)
    {
        if (consent.ErasedAt is null) await store.ListErasureAsync(consent.SubjectId, consent.Id, cancellationToken);
        while (consent.Terms.WithdrawnAt is null)
        {
            var withdrawn = consent with { Terms = consent.Terms with { WithdrawnAt = clock.GetUtcNow() } };
            consent = await store.TryUpdateAsync(withdrawn, cancellationToken)
                ? withdrawn
                : (await store.FindAsync(consent.SubjectId, consent.Id, cancellationToken))!;
        }

        await records.MarkWithdrawnAsync(consent.SubjectId, consent.Id, cancellationToken);
        return consent;
    }
}
