using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Notices;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Objections;

/// <summary>通知、告知: puts notices into inboxes. The result counts as told when it lies in the applicant's.</summary>
internal sealed class NotifyActivities(ObjectionStore store, RecordStore records, NoticeSender sender)
{
    /// <summary>Cost: 2–4 round trips.</summary>
    [Function(DutyActivities.Notify), HostOnly]
    public async Task NotifyAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (objection, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is Duty.Notify notify)
        {
            await sender.SendAsync(NoticeWording.Of(objection, notify.Id, notify.To, notify.Kind, notify.Facts), cancellationToken);
        }
    }

    /// <summary>Where the applicant asked for post or the window, the inbox gets it too, but only the recorded proof counts. Cost: 5 round trips, 1 more where the record was to be changed.</summary>
    [Function(DutyActivities.DeliverResult), HostOnly]
    public async Task DeliverAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (objection, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is not Duty.DeliverResult deliver) return;
        if (AmendedRecord.IsOutstanding(objection))
        {
            AmendedRecord.Check(objection, await records.HistoryAsync(objection.SubjectId, objection.RecordId, cancellationToken));
        }

        var decision = await store.DecisionAsync(objection.CaseId, cancellationToken);
        var notice = NoticeWording.Of(objection, deliver.Id, deliver.To, NoticeKind.Result, deliver.Facts);
        await sender.SendAsync(notice with { Text = notice.Text + NoticeWording.Of(decision) }, cancellationToken);
        if (objection.Delivery != DeliveryWay.Inbox) return;
        await store.TellAsync(objection.CaseId, Actor.System, DeliveryWay.Inbox, notice.Id, cancellationToken);
    }
}
