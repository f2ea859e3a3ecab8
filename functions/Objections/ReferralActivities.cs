using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Referrals;
using CreditFunctions.Regulation.Objections;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Objections;

/// <summary>A missed deadline opens an accountability referral by itself, as suspected (art. 36): a person judges it.</summary>
internal sealed class ReferralActivities(ObjectionStore store, ReferralStore referrals)
{
    /// <summary>Cost: 2 round trips.</summary>
    [Function(DutyActivities.OpenReferral), HostOnly]
    public async Task OpenAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (objection, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is not Duty.OpenReferral referral) return;
        await referrals.OpenAsync(new Referral(referral.Id, referral.Unit, "objection-overdue", objection.CaseId, referral.Since), cancellationToken);
    }

    /// <summary>By a corrected calendar the limit is not over after all: noted, for whoever judges it. Cost: 3 round trips.</summary>
    [Function(DutyActivities.NoteReferral), HostOnly]
    public async Task NoteAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (_, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is Duty.NoteReferral note) await referrals.NoteAsync(note.ReferralId, note.Id, note.Why, cancellationToken);
    }
}
