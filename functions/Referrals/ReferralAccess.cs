using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Referrals;

namespace CreditFunctions.Referrals;

/// <summary>Who may see a referral: the authority, auditors, the unit in question, and the body that it is assigned to.</summary>
internal sealed class ReferralAccess(ReferralStore store, ILedger ledger)
{
    internal const string What = "referral", Change = "change-referral";

    /// <summary>Whether the caller may see it.</summary>
    public static bool MaySee(Caller caller, ReferralCase referral) => caller.Is(Role.Authority) || caller.Is(Role.Auditor)
        || (caller.Is(Role.Handler) && caller.Unit is { } unit && (unit == referral.Unit || unit == referral.AssignedTo));

    /// <summary>The referral where the caller may see it. An unknown one and one that is not the caller's have the same answer.</summary>
    /// <exception cref="ProblemException">404 <c>referral-not-found</c>.</exception>
    public async Task<ReferralCase> FindAsync(Caller caller, string referralId, CancellationToken cancellationToken) =>
        await store.FindAsync(referralId, cancellationToken) is { Case: var referral } && MaySee(caller, referral)
            ? referral : throw ReferralProblems.Unknown.AsException();

    /// <summary>Carries out what is asked of a referral and logs it, a refusal too, before anything is answered. Cost: a share of 1 round trip.</summary>
    public async Task<T> LoggedAsync<T>(LedgerEntry entry, string referralId, Func<Task<(T Answer, string? SubjectId)>> act, CancellationToken cancellationToken)
    {
        var about = Storage.OpaqueId.IsMade(referralId) ? entry.About(referralId) : entry;
        var (answer, subjectId) = await ledger.LogRefusalOfAsync(about, act, cancellationToken);
        await ledger.AppendAsync(about with { SubjectId = subjectId }, cancellationToken);
        return answer;
    }
}
