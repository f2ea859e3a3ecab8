using CreditFunctions.Access;
using CreditFunctions.Cases;
using CreditFunctions.Ledger;
using CreditFunctions.Notices;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Referrals;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Referrals;

/// <summary>What is due for a referral: notices to the units concerned.</summary>
internal sealed class ReferralActivities(ReferralCases cases, ReferralIndex index, NoticeSender sender, ILedger ledger)
{
    internal const string Look = "ReferralLook", Settle = "ReferralSettle", Notify = "ReferralNotify";

    /// <summary>What waits for the ledger is appended first. Cost: 2 round trips.</summary>
    [Function(Look), HostOnly]
    public Task<Agenda> LookAsync([ActivityTrigger] string caseId, CancellationToken cancellationToken) => cases.LookAsync(caseId, ledger, cancellationToken);

    /// <summary>Cost: 3 round trips.</summary>
    [Function(Settle), HostOnly]
    public async Task<Agenda> SettleAsync([ActivityTrigger] Settlement settlement, CancellationToken cancellationToken)
    {
        var (referral, agenda) = await cases.SettleAsync(settlement, cancellationToken);
        if (agenda.WakeAt is null) await index.RemoveAsync(referral.CaseId, referral.FirstSince, [ReferralIndex.Pending], cancellationToken);
        return agenda;
    }

    /// <summary>Cost: 3 round trips and one message.</summary>
    [Function(Notify), HostOnly]
    public async Task NotifyAsync([ActivityTrigger] DutyInput input, CancellationToken cancellationToken)
    {
        var (referral, duty) = await cases.DutyAsync(input, cancellationToken);
        if (duty is not ReferralDuty.Notify notify) return;
        var (title, text) = Words(referral, notify.Kind);
        var kind = "referral-" + System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(notify.Kind.ToString());
        await sender.SendAsync(new Notice(notify.Id, Recipient.OfUnit(notify.Unit), kind, referral.CaseId, title, text), cancellationToken);
    }

    private static (string Title, string Text) Words(ReferralCase referral, ReferralNotice kind) => kind switch
    {
        ReferralNotice.Assigned => ("责任追究线索交办", $"请核查疑似违规线索（编号 {referral.CaseId}，条例第三十六条），线索详情见平台。"),
        ReferralNotice.AnswerAsked => ("请对疑似违规线索作出说明", $"贵单位的一项办理事项被登记为疑似违规线索（编号 {referral.CaseId}，条例第三十六条），已交有关单位核查，贵单位可以提交书面说明。"),
        ReferralNotice.Answered => ("所涉单位已作出说明", $"疑似违规线索（编号 {referral.CaseId}）所涉单位提交了书面说明。"),
        ReferralNotice.Closed => ($"责任追究线索已办结：{Name(referral.Result)}", $"疑似违规线索（编号 {referral.CaseId}）已办结：{Name(referral.Result)}。理由见线索详情。"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this notice."),
    };

    private static string Name(ReferralResult? result) => result switch
    {
        ReferralResult.Established => "属实",
        ReferralResult.Excused => "有正当理由",
        _ => "不属实",
    };
}
