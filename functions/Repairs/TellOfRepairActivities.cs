using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Notices;
using CreditFunctions.Objections;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Repairs;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Repairs;

/// <summary>Tells everybody who received or queried the information that it is repaired, and whoever decides an objection to it.</summary>
internal sealed class TellOfRepairActivities(RepairStore store, RepairEffects effects, RepairTargets targets, IRecipients recipients, RecordStore records,
    ObjectionStore objections, NoticeSender sender)
{
    /// <summary>Cost: as <see cref="IRecipients.SinceAsync"/>, and 2 round trips and one message a recipient.</summary>
    [Function(RepairDutyActivities.TellRecipients), HostOnly]
    public async Task RecipientsAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (repair, _) = await store.DutyAsync(input, cancellationToken);
        await effects.CheckAmendedAsync(repair, cancellationToken);
        if (await targets.FindAsync(repair.TargetKind, repair.SubjectId, repair.TargetId, cancellationToken) is not { } target) return;
        foreach (var unit in await recipients.SinceAsync(repair.SubjectId, repair.Item, target.Since, cancellationToken))
        {
            await TellAsync(repair, unit, RepairNotice.Repaired, cancellationToken);
        }
    }

    /// <summary>Cost: 2 round trips, and about 4 an objection that runs.</summary>
    [Function(RepairDutyActivities.TellObjections), HostOnly]
    public async Task ObjectionsAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (repair, _) = await store.DutyAsync(input, cancellationToken);
        if (repair.TargetKind != RepairTargetKind.Record) return;
        if (await records.FindAsync(repair.SubjectId, repair.TargetId, cancellationToken) is not { } record) return;
        foreach (var caseId in record.ObjectedBy)
        {
            if (await objections.ReadAsync(caseId, cancellationToken) is not { Case: { IsUndecided: true } objection }) continue;
            await TellAsync(repair, objection.DecidingBody, RepairNotice.RepairedUnderObjection, cancellationToken);
        }
    }

    private Task TellAsync(RepairCase repair, string unit, RepairNotice kind, CancellationToken cancellationToken)
    {
        var to = Recipient.OfUnit(unit);
        return sender.SendAsync(RepairWording.Of(repair, DutyId.Of(repair.CaseId, kind.ToString(), to.ToString()), to, kind, new RepairFacts()), cancellationToken);
    }
}
