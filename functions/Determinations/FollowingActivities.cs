using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Grounds;
using CreditFunctions.Notices;
using CreditFunctions.Referrals;
using CreditFunctions.Regulation.Determinations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>What follows from what happened: notices, the end of what rests on it, and a referral where the unit missed its limit.</summary>
internal sealed class FollowingActivities(DeterminationStore store, DeterminationWording wording, NoticeSender sender, ReferralStore referrals, EndedGrounds grounds)
{
    /// <summary>Cost: 2–4 round trips.</summary>
    [Function(DeterminationActivities.Notify), HostOnly]
    public async Task NotifyAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (determination, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is DeterminationDuty.Notify notify) await sender.SendAsync(wording.Of(determination, notify), cancellationToken);
    }

    /// <summary>停止 (art. 27): told before it is answered already, where somebody ended it; by time, here. Cost: 1 round trip, and as <see cref="EndedGrounds"/>.</summary>
    [Function(DeterminationActivities.EndGround), HostOnly]
    public async Task EndAsync([ActivityTrigger] DutyInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (determination, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is DeterminationDuty.EndGround) await grounds.TellAsync(DeterminationEnding.Of(determination), client, cancellationToken);
    }

    /// <summary>Suspected (art. 36): a person judges it. Cost: 2 round trips.</summary>
    [Function(DeterminationActivities.OpenReferral), HostOnly]
    public async Task ReferAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (determination, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is not DeterminationDuty.OpenReferral referral) return;
        await referrals.OpenAsync(new Referral(referral.Id, referral.Unit, "determination-overdue", determination.CaseId, referral.Since), cancellationToken);
    }

    /// <summary>By a corrected calendar the limit is not over after all: noted, for whoever judges it. Cost: 3 round trips.</summary>
    [Function(DeterminationActivities.NoteReferral), HostOnly]
    public async Task NoteAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (_, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is DeterminationDuty.NoteReferral note) await referrals.NoteAsync(note.ReferralId, note.Id, note.Why, cancellationToken);
    }
}
