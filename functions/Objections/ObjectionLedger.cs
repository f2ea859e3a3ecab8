using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>Every act on an objection, carried out or refused, stands in the ledger before it is answered.</summary>
internal sealed class ObjectionLedger(ObjectionAccess access, ObjectionStore store, ILedger ledger)
{
    internal const string Change = "change-objection", Decision = "change-decision";

    /// <summary>Carries out an act on a case that the caller may see; its entry is stored with it, logged, and the case rung. A refusal is logged with its code. Cost: 3 round trips, and a share of 1 to log.</summary>
    /// <remarks>Where the ledger fails the caller has a 503, and the entry is appended by whoever comes to the case next, its orchestration at the latest.</remarks>
    /// <param name="entry">The act: what, and by whom.</param>
    /// <param name="caller">Who acts.</param>
    /// <param name="caseId">The case, as it was named.</param>
    /// <param name="client">Rings, also where logging fails.</param>
    /// <param name="act">Gives the file as it stands after it; is given the case, and what makes the entry that is stored.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ObjectionCase> ActAsync(LedgerEntry entry, Caller caller, string caseId, DurableTaskClient client,
        Func<VisibleCase<ObjectionCase>, Func<ObjectionCase, LedgerEntry>, Task<CaseFile<ObjectionCase>>> act, CancellationToken cancellationToken)
    {
        VisibleCase<ObjectionCase>? visible = null;
        var file = await ledger.LogRefusalOfAsync(async () =>
        {
            if (visible is null) return OpaqueId.IsMade(caseId) ? entry.About(caseId) : entry;
            // What was done before it stands before it.
            await store.LogAsync(visible.File, ledger, cancellationToken);
            return About(entry, visible.File.Case);
        }, async () =>
        {
            visible = await access.ToActAsync(caller, caseId, cancellationToken);
            return await act(visible, objection => About(entry, objection));
        }, cancellationToken);
        return await FollowAsync(file, client, null, cancellationToken);
    }

    /// <summary>The same for a filing, before which there is no case. Cost: 2 round trips, and a share of 1 to log.</summary>
    /// <param name="entry">The filing, with the subject as far as it is known by then.</param>
    /// <param name="client">Rings.</param>
    /// <param name="file">Opens the case, or finds it opened by the same request; is given what makes the entry that is stored.</param>
    /// <param name="effect">What must be in effect before anybody is answered.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ObjectionCase> FileAsync(Func<LedgerEntry> entry, DurableTaskClient client,
        Func<Func<ObjectionCase, LedgerEntry>, Task<CaseFile<ObjectionCase>>> file, Func<ObjectionCase, Task> effect, CancellationToken cancellationToken)
    {
        var filed = await ledger.LogRefusalOfAsync(() => Task.FromResult(entry()), () => file(objection => About(entry(), objection)), cancellationToken);
        return await FollowAsync(filed, client, effect, cancellationToken);
    }

    private async Task<ObjectionCase> FollowAsync(CaseFile<ObjectionCase> file, DurableTaskClient client, Func<ObjectionCase, Task>? effect,
        CancellationToken cancellationToken)
    {
        try
        {
            if (effect is not null) await effect(file.Case);
            await store.LogAsync(file, ledger, cancellationToken);
        }
        finally
        {
            await client.RingAsync(file.Case, CancellationToken.None);
        }

        return file.Case;
    }

    private static LedgerEntry About(LedgerEntry entry, ObjectionCase objection) => (entry with { SubjectId = objection.SubjectId }).About(objection.CaseId);
}
