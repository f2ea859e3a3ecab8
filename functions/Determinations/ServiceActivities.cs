using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Notices;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Determinations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Determinations;

/// <summary>告知书送达: the notice goes into the subject's inbox; when the subject opened it, it is served.</summary>
internal sealed class ServiceActivities(DeterminationStore store, DeterminationWording wording, NoticeSender sender, Inbox inbox)
{
    /// <summary>Cost: 4 round trips.</summary>
    [Function(DeterminationActivities.ServeNotice), HostOnly]
    public async Task ServeAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (determination, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is not DeterminationDuty.ServeNotice) return;
        await sender.SendAsync(wording.Proposal(determination, await ProposalAsync(input.CaseId, cancellationToken)), cancellationToken);
    }

    /// <summary>Cost: 3 round trips, 2 more when it was opened.</summary>
    [Function(DeterminationActivities.LookForReceipt), HostOnly]
    public async Task LookAsync([ActivityTrigger] DutyInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (determination, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is null) return;
        var notice = await inbox.FindAsync(Recipient.OfSubject(determination.Terms.SubjectId), determination.NoticeId, cancellationToken);
        if (notice?.DeliveredAt is not { } openedAt) return;
        var file = await store.ServedByInboxAsync(input.CaseId, openedAt, cancellationToken);
        // What follows is done at once, not when this wake's duties would be tried again.
        await client.RingAsync(file.Case, cancellationToken);
    }

    /// <summary>The decision goes into the subject's inbox, with the way to repair and the remedies. Cost: 4 round trips.</summary>
    [Function(DeterminationActivities.DeliverDecision), HostOnly]
    public async Task DeliverAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (determination, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is not DeterminationDuty.DeliverDecision) return;
        var decided = (await store.HistoryAsync(input.CaseId, cancellationToken)).Select(entry => entry.Happened).OfType<DeterminationEvent.Decided>().Single();
        await sender.SendAsync(wording.Decision(determination, duty.Id, decided), cancellationToken);
    }

    private async Task<DeterminationEvent.Proposed> ProposalAsync(string caseId, CancellationToken cancellationToken) =>
        (await store.HistoryAsync(caseId, cancellationToken)).Select(entry => entry.Happened).OfType<DeterminationEvent.Proposed>().Single();
}
