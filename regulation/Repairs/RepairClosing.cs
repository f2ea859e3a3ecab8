using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using static CreditFunctions.Regulation.Repairs.RepairEvent;
using Step = CreditFunctions.Regulation.Cases.Step<
    CreditFunctions.Regulation.Repairs.RepairCase, CreditFunctions.Regulation.Repairs.RepairEvent, CreditFunctions.Regulation.Repairs.RepairDuty>;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>处理、告知: the decision with its effects, the telling, and the ways in which a repair ends without a decision.</summary>
internal sealed class RepairClosing(RepairCase repair, WorkingCalendar calendar)
{
    internal Step Supplement(Supplemented given) => given.By.SubjectId != repair.SubjectId ? RepairRefusals.NotApplicant
        : new Step(repair, given, [Notices(repair, given).ToDecider(RepairNotice.Supplemented, occasion: RepairNotices.At(given.At))]);

    internal Step Decide(Decided decision)
    {
        if (decision.By.Unit != repair.DecidingBody) return RepairRefusals.NotDecidingBody;
        if (decision.By.Person == repair.FiledBy) return RepairRefusals.DeciderFiled;
        var grants = decision.Outcome == RepairOutcome.Granted;
        // What stands now counts: an objection may have made it graver since it was applied for.
        if (grants && decision.Opening is { } opening && RepairRefusals.OfOpening(opening, ChinaTime.DateOf(decision.At)) is { } closed) return closed;
        if (RepairQuality.Check(decision) is { } poor) return poor;

        var effect = grants ? decision.Opening?.Effect ?? RepairEffect.Annotated : (RepairEffect?)null;
        var after = repair with { Stage = RepairStage.Decided, DecidedAt = decision.At, Outcome = decision.Outcome, Effect = effect };
        var notices = Notices(after, decision);
        List<RepairDuty> duties = [];
        if (effect is { } what)
        {
            duties.Add(new RepairDuty.AmendTarget(Id("amend"), what));
            duties.Add(new RepairDuty.StopWhatRests(Id("stop")));
        }

        duties.Add(new RepairDuty.DeliverResult(Id("result"), Recipient.OfSubject(after.SubjectId), notices.OfDeadline()));
        if (after.Delivery != DeliveryWay.Inbox) duties.Add(notices.ToDecider(RepairNotice.DeliveryAsked));
        if (grants)
        {
            duties.Add(new RepairDuty.TellRecipients(Id("recipients")));
            duties.Add(new RepairDuty.TellObjections(Id("objections")));
        }

        return new Step(after, decision with { Effect = effect }, [.. duties, .. notices.ToReceiver(RepairNotice.Decided)]);
    }

    /// <summary>Told by the way that the applicant chose, and by no other. The result stays due until it lies in the inbox, whatever the way.</summary>
    internal Step Told(Told told)
    {
        if (told.Way != repair.Delivery || (told.Way == DeliveryWay.Inbox && told.By != Actor.System)) return CaseRefusals.DeliveredOtherwise;
        if (told.By != Actor.System && told.By.Unit != repair.DecidingBody && told.By.Unit != repair.ReceivingBody) return RepairRefusals.NotDeliveringBody;
        return new Step(repair with { Stage = RepairStage.Told, ToldAt = told.At, Proof = told.Proof }, told, []);
    }

    internal Step Withdraw(Withdrawn withdrawn) => withdrawn.By.SubjectId != repair.SubjectId ? RepairRefusals.NotApplicant
        : Close(withdrawn, RepairStage.Withdrawn, RepairNotice.Withdrawn);

    internal Step Overtake(Overtaken overtaken) => Close(overtaken, RepairStage.Overtaken, RepairNotice.Overtaken);

    internal Step Changed(TargetChanged changed) =>
        new(repair, changed, [Notices(repair, changed).ToDecider(RepairNotice.TargetChanged, occasion: changed.Reference)]);

    private Step Close(RepairEvent happened, RepairStage stage, RepairNotice kind)
    {
        var after = repair with { Stage = stage, ClosedAt = happened.At };
        var notices = Notices(after, happened);
        return new Step(after, happened, [notices.ToDecider(kind), .. notices.ToReceiver(kind), notices.ToApplicant(kind)]);
    }

    private RepairNotices Notices(RepairCase after, RepairEvent happened) => new(after, happened.At, calendar);

    private string Id(string what) => DutyId.Of(repair.CaseId, what);
}
