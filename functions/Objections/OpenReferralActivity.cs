using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Referrals;
using CreditFunctions.Regulation.Objections;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Objections;

/// <summary>A missed deadline opens an accountability referral by itself, as suspected (art. 36): a person judges it.</summary>
internal sealed class OpenReferralActivity(ObjectionStore store, ReferralStore referrals)
{
    /// <summary>Cost: 2 round trips.</summary>
    [Function(DutyActivities.OpenReferral), HostOnly]
    public async Task RunAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (objection, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is not Duty.OpenReferral referral) return;
        await referrals.OpenAsync(new Referral(referral.Id, referral.Unit, "objection-overdue", objection.CaseId, referral.Since), cancellationToken);
    }
}
