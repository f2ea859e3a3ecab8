using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Referrals;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Referrals;

/// <summary>Who may see a referral: the authority, auditors, the unit in question, and the body that it is assigned to.</summary>
internal sealed class ReferralAccess(ReferralStore store, ILedger ledger)
{
    internal const string What = "referral", Change = "change-referral";

    // Whose duty can be missed: to decide an objection or repair, to determine, to carry out or stop a joint action.
    private static bool ActsForUnit(Caller caller) => caller.Is(Role.Handler) || caller.Is(Role.Determiner) || caller.Is(Role.Implementer);

    /// <summary>Whether the caller may see it.</summary>
    public static bool MaySee(Caller caller, ReferralCase referral) => caller.Is(Role.Authority) || caller.Is(Role.Auditor)
        || (caller.Unit is { } unit && ((unit == referral.Unit && ActsForUnit(caller)) || (unit == referral.AssignedTo && caller.Is(Role.Handler))));

    /// <summary>The referral where the caller may see it. An unknown one and one that is not the caller's have the same answer.</summary>
    /// <exception cref="ProblemException">404 <c>referral-not-found</c>.</exception>
    public async Task<ReferralCase> FindAsync(Caller caller, string referralId, CancellationToken cancellationToken) =>
        await store.FindAsync(referralId, cancellationToken) is { Case: var referral } && MaySee(caller, referral)
            ? referral : throw ReferralProblems.Unknown.AsException();

    /// <summary>Reads for somebody and logs it, a refusal too, before anything is answered. Cost: a share of 1 round trip.</summary>
    public async Task<T> LoggedAsync<T>(LedgerEntry entry, string referralId, Func<Task<(T Answer, string? SubjectId)>> read, CancellationToken cancellationToken)
    {
        var about = About(entry, referralId);
        var (answer, subjectId) = await ledger.LogRefusalOfAsync(about, read, cancellationToken);
        await ledger.AppendAsync(about with { SubjectId = subjectId }, cancellationToken);
        return answer;
    }

    /// <summary>Carries out an act whose entry is stored with it, logs and rings; a refused one is logged too. Cost: 2 round trips, and a share of 1.</summary>
    public async Task<ReferralCase> ActAsync(LedgerEntry entry, string referralId, DurableTaskClient client, Func<LedgerEntry, Task<CaseFile<ReferralCase>>> act,
        CancellationToken cancellationToken)
    {
        var about = About(entry, referralId);
        var file = await ledger.LogRefusalOfAsync(about, () => act(about), cancellationToken);
        try
        {
            await store.LogAsync(file, ledger, cancellationToken);
        }
        finally
        {
            // Its orchestration appends what waits before it tells anybody anything.
            await client.RingAsync(ReferralOrchestrator.Name, new CaseInput(file.Case.CaseId, ReferralOrchestrator.Version), CancellationToken.None);
        }

        return file.Case;
    }

    private static LedgerEntry About(LedgerEntry entry, string referralId) => Storage.OpaqueId.IsMade(referralId) ? entry.About(referralId) : entry;
}
