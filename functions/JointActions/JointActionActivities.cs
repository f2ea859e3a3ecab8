using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Notices;
using CreditFunctions.Regulation.JointActions;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.JointActions;

/// <summary>Reads an action as a whole and asks the rules what is due; takes note of what was done.</summary>
internal sealed class JointActionActivities(JointActionStore store, ILedger ledger)
{
    internal const string Look = "JointActionLook", Settle = "JointActionSettle";

    /// <summary>Cost: 2 round trips, 3 where its end date came.</summary>
    [Function(Look), HostOnly]
    public Task<Agenda> LookAsync([ActivityTrigger] string caseId, CancellationToken cancellationToken) => store.LookAsync(caseId, ledger, cancellationToken);

    /// <summary>Cost: 2 round trips.</summary>
    [Function(Settle), HostOnly]
    public async Task<Agenda> SettleAsync([ActivityTrigger] Settlement settlement, CancellationToken cancellationToken) =>
        (await store.SettleAsync(settlement, cancellationToken)).Agenda;
}

/// <summary>告知: tells the subject what holds, and that it ended (art. 23, 27); and the authority that it ended.</summary>
internal sealed class NotifyJointActionActivity(JointActionStore store, JointNoticeWording wording, NoticeSender sender, ILedger ledger)
{
    internal const string Name = "JointActionNotify";

    /// <summary>Cost: 2–3 round trips, and a share of 1 to log an end that nobody asked for.</summary>
    [Function(Name), HostOnly]
    public async Task RunAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (action, duty) = await store.DutyAsync(input, cancellationToken);
        if (duty is not JointDuty.Notify notify) return;
        if (notify is { To.SubjectId: not null, Kind: JointNoticeKind.JointActionEnded, Facts.Cause: StopCause.Expired })
        {
            await ledger.AppendAsync(MeasureEntries.OfSystem(action, "expired"), cancellationToken);
        }

        await sender.SendAsync(wording.Of(action, notify), cancellationToken);
    }
}
