using System.Globalization;
using CreditFunctions.Notices;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Repairs;

/// <summary>What the notices of a repair say, in Chinese. Names cases by id and never a person.</summary>
internal static class RepairWording
{
    public static Notice Of(RepairCase repair, string id, Recipient to, RepairNotice kind, RepairFacts facts)
    {
        var (title, text) = Words(repair, kind, facts, to);
        return new Notice(id, to, "repair-" + System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()), repair.CaseId, title, text)
        {
            LastDay = facts.LastDay,
            WorkingDaysLeft = facts.WorkingDaysLeft,
        };
    }

    /// <summary>A decision as the applicant reads it.</summary>
    public static string Of(RepairEvent.Decided decision) => string.Join('\n', new[]
    {
        string.Empty,
        Paragraph("核查情况", decision.Findings), Paragraph("依据", decision.Basis), Paragraph("理由", decision.Reasons),
        Paragraph("救济途径", decision.WayOut),
        decision.Outcome == RepairOutcome.Granted
            ? "自决定之时起，该信息停止公示、共享和使用；据此实施的联合惩戒依据条例第二十七条停止，各实施单位的停止情况可在修复详情中查看。"
            : "如不服本决定，可以依法申请行政复议或者提起行政诉讼；具备条件后可以再次申请信用修复。",
    }.Where(line => line is not null));

    public static string Name(RepairCase repair) => repair.Outcome switch
    {
        RepairOutcome.Rejected => "不予修复",
        RepairOutcome.Granted when repair.Effect == RepairEffect.Deleted => "准予修复，删除失信信息",
        RepairOutcome.Granted => "准予修复，标注已修复",
        _ => string.Empty,
    };

    private static (string Title, string Text) Words(RepairCase repair, RepairNotice kind, RepairFacts facts, Recipient to)
    {
        var last = Day(facts.LastDay);
        var provisional = facts.Provisional ? "（跨未公布放假安排的年度，期限可能调整）" : string.Empty;
        var id = repair.CaseId;
        return kind switch
        {
            RepairNotice.Accepted => ("信用修复申请已受理", $"您的信用修复申请（编号 {id}）已受理，将于 {last} 24 时前作出决定并告知结果{provisional}。"),
            RepairNotice.Assigned => ("收到信用修复申请，请核查处理", $"信用修复申请（编号 {id}）由贵单位处理，请于 {last} 24 时前作出决定并告知申请人{provisional}。剩余 {facts.WorkingDaysLeft} 个工作日。"),
            RepairNotice.Supplemented => ("申请人已补充材料", $"信用修复申请（编号 {id}）的申请人补充了材料，办理期限 {last} 不变。"),
            RepairNotice.Reminder => (facts.WorkingDaysLeft == 0 ? "信用修复办理今日到期" : $"信用修复办理期限剩余 {facts.WorkingDaysLeft} 个工作日", $"信用修复申请（编号 {id}）的期限为 {last} 24 时，剩余 {facts.WorkingDaysLeft} 个工作日，请按期办理{provisional}。"),
            RepairNotice.Overdue when to.SubjectId is not null => ("信用修复办理已逾期", $"您的信用修复申请（编号 {id}）未在 {last} 前办理完毕并告知结果。平台已督促处理单位，并按条例第三十六条登记为疑似违规线索。"),
            RepairNotice.Overdue => ("信用修复办理已逾期", $"信用修复申请（编号 {id}）未在 {last} 前办理完毕并告知申请人，已按条例第三十六条登记为疑似违规线索，请立即办理。"),
            RepairNotice.OverdueReminder => ("信用修复办理已逾期，请立即办理", $"信用修复申请（编号 {id}）的期限 {last} 已过，请立即办理并告知申请人。"),
            RepairNotice.Result => ($"信用修复结果：{Name(repair)}", $"您的信用修复申请（编号 {id}）已处理：{Name(repair)}。"),
            RepairNotice.DeliveryAsked => ("请送达信用修复结果", $"信用修复申请（编号 {id}）的申请人要求以{(repair.Delivery == DeliveryWay.Post ? "邮寄" : "窗口")}方式告知结果，请于 {last} 24 时前送达并登记送达凭证。"),
            RepairNotice.Decided => ("信用修复已处理", $"信用修复申请（编号 {id}）已处理：{Name(repair)}。"),
            RepairNotice.Withdrawn => ("信用修复申请已撤回", $"信用修复申请（编号 {id}）已由申请人撤回，办理终止。"),
            RepairNotice.TargetChanged => ("信用修复所涉信息已变更", $"信用修复申请（编号 {id}）所涉信息已经变更，请按变更后的内容核查处理，期限 {last} 不变。"),
            RepairNotice.Overtaken => ("信用修复终止：信息已不再有效", $"信用修复申请（编号 {id}）所涉信息已因异议处理、撤销等不再有效，停止公示、共享和使用，无需修复，办理终止。"),
            RepairNotice.DeadlineMoved => ("信用修复办理期限调整", Moved(id, facts)),
            RepairNotice.Repaired => ("贵单位查询过的信息已修复", $"贵单位曾获取的一条信用信息已经信用修复（编号 {id}）：{Name(repair)}。请停止使用原内容，不再据此实施惩戒。"),
            RepairNotice.RepairedUnderObjection => ("异议所涉信息已修复", $"贵单位正在处理的异议所涉信息已经信用修复（编号 {id}）：{Name(repair)}。该信息已停止公示、共享和使用，请按现状继续处理异议并告知申请人。"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this notice."),
        };
    }

    private static string Moved(string id, RepairFacts facts)
    {
        var text = $"因工作日历调整（{facts.Why}），信用修复申请（编号 {id}）的办理期限由 {Day(facts.OldLastDay)} 调整为 {Day(facts.StatutoryLastDay)}。";
        return facts.LastDay == facts.StatutoryLastDay ? text : text + $"为便于办理，处理单位的办理期限为 {Day(facts.LastDay)}。";
    }

    private static string? Paragraph(string name, string? text) => string.IsNullOrWhiteSpace(text) ? null : $"{name}：{text}";

    private static string Day(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? string.Empty;
}
