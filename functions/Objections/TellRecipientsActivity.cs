using CreditFunctions.Cases;
using CreditFunctions.Access;
using CreditFunctions.Notices;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Objections;

/// <summary>Tells every identified recipient of the disputed fact how it stands now: the ledger knows them.</summary>
internal sealed class TellRecipientsActivity(ObjectionStore store, RecordStore records, IRecipients recipients, NoticeSender sender)
{
    /// <summary>Cost: as <see cref="IRecipients.SinceAsync"/>, and 2 round trips and one message a recipient.</summary>
    [Function(DutyActivities.TellRecipients), HostOnly]
    public async Task RunAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (objection, _) = await store.DutyAsync(input, cancellationToken);
        var versions = await records.HistoryAsync(objection.SubjectId, objection.RecordId, cancellationToken);
        AmendedRecord.Check(objection, versions);
        var units = await recipients.SinceAsync(objection.SubjectId, versions[0].Item, versions[0].RecordedAt, cancellationToken);
        foreach (var unit in units)
        {
            var to = Recipient.OfUnit(unit);
            var id = DutyId.Of(objection.CaseId, nameof(NoticeKind.RecordAmended), to.ToString());
            var facts = new NoticeFacts { Outcome = objection.Outcome };
            await sender.SendAsync(NoticeWording.Of(objection, id, to, NoticeKind.RecordAmended, facts), cancellationToken);
        }
    }
}
