using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Notices;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Repairs;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Repairs;

/// <summary>通知、告知: puts notices into inboxes. The result counts as told when it lies in the applicant's.</summary>
internal sealed class RepairNotifyActivities(RepairStore store, RepairEffects effects, NoticeSender sender)
{
    /// <summary>Cost: 2–4 round trips.</summary>
    [Function(RepairDutyActivities.Notify), HostOnly]
    public async Task NotifyAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (repair, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is not RepairDuty.Notify notify) return;
        await sender.SendAsync(RepairWording.Of(repair, notify.Id, notify.To, notify.Kind, notify.Facts), cancellationToken);
    }

    /// <summary>Where the applicant asked for post or the window, the inbox gets it too, but only the recorded proof counts. Cost: 5 round trips, 2 more after a grant.</summary>
    [Function(RepairDutyActivities.DeliverResult), HostOnly]
    public async Task DeliverAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (repair, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is not RepairDuty.DeliverResult deliver) return;
        await effects.CheckAmendedAsync(repair, cancellationToken);
        var decision = await store.DecisionAsync(repair.CaseId, cancellationToken);
        var notice = RepairWording.Of(repair, deliver.Id, deliver.To, RepairNotice.Result, deliver.Facts);
        await sender.SendAsync(notice with { Text = notice.Text + RepairWording.Of(decision) }, cancellationToken);
        if (repair.Delivery != DeliveryWay.Inbox) return;
        await store.TellAsync(repair.CaseId, Actor.System, DeliveryWay.Inbox, notice.Id, cancellationToken);
    }
}
