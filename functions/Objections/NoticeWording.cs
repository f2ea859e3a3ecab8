using System.Globalization;
using CreditFunctions.Notices;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;

namespace CreditFunctions.Objections;

/// <summary>What the notices of an objection say, in Chinese. Names cases by id and never a person.</summary>
internal static class NoticeWording
{
    public static Notice Of(ObjectionCase objection, string id, Recipient to, NoticeKind kind, NoticeFacts facts)
    {
        var (title, text) = Words(objection, kind, facts, to);
        return new Notice(id, to, Kebab(kind), objection.CaseId, title, text)
        {
            LastDay = facts.LastDay,
            WorkingDaysLeft = facts.WorkingDaysLeft,
        };
    }

    /// <summary>A decision as the applicant reads it.</summary>
    public static string Of(ObjectionEvent.Decided decision) => string.Join('\n', new[]
    {
        string.Empty,
        Paragraph("核查情况", decision.Findings), Paragraph("依据", decision.Basis), Paragraph("理由", decision.Reasons),
        Paragraph("标注内容", decision.Annotation),
        "如不服本处理结果，可以依法申请行政复议或者提起行政诉讼；有新的理由或证据的，可以再次提出异议。",
    }.Where(line => line is not null));

    public static string Name(ObjectionOutcome? outcome) => outcome switch
    {
        ObjectionOutcome.Corrected => "异议成立，予以更正",
        ObjectionOutcome.Deleted => "异议成立，予以删除",
        ObjectionOutcome.Annotated => "异议成立，予以标注",
        ObjectionOutcome.Rejected => "异议不予支持",
        ObjectionOutcome.AnsweredAsRepeated => "重复异议，简要答复",
        _ => string.Empty,
    };

    private static (string Title, string Text) Words(ObjectionCase objection, NoticeKind kind, NoticeFacts facts, Recipient to)
    {
        var last = Day(facts.LastDay);
        var provisional = facts.Provisional ? "（跨未公布放假安排的年度，期限可能调整）" : string.Empty;
        var id = objection.CaseId;
        return kind switch
        {
            NoticeKind.Accepted => ("异议申请已受理", $"您的异议申请（编号 {id}）已受理，将于 {last} 24 时前处理完毕并告知结果{provisional}。办理期间该条信息标注“异议处理中”。"),
            NoticeKind.Assigned => ("收到异议申请，请核查处理", $"异议申请（编号 {id}）由贵单位处理，请于 {last} 24 时前作出处理并告知申请人{provisional}。剩余 {facts.WorkingDaysLeft} 个工作日。"),
            NoticeKind.VerificationRequested => ("请核查异议所涉信息", $"请就异议申请（编号 {id}）所涉信息进行核查，并于 {last} 24 时前提交核查意见；申请人陈述和证据见异议详情。"),
            NoticeKind.VerificationGiven => ("核查意见已提交", $"异议申请（编号 {id}）的核查意见已提交，请于 {last} 24 时前作出处理并告知申请人。"),
            NoticeKind.VerificationLapsed => ("核查期限已过", $"异议申请（编号 {id}）的核查期限已过而未见核查意见，处理期限为 {last}，剩余 {facts.WorkingDaysLeft} 个工作日。"),
            NoticeKind.SupplementRequested => ("请补充材料", $"请就您的异议申请（编号 {id}）补充材料，具体要求见异议详情。补充材料不影响处理期限 {last}。"),
            NoticeKind.SupplementGiven => ("申请人已补充材料", $"异议申请（编号 {id}）的申请人补充了材料，处理期限 {last} 不变。"),
            NoticeKind.Transferred when to.Unit is not null => ("异议申请已改由其他单位处理", $"异议申请（编号 {id}）已改由其他单位处理，贵单位无需再办理。"),
            NoticeKind.Transferred => ("异议申请已移送", $"您的异议申请（编号 {id}）已依管理权限移送其他单位处理，处理期限 {last} 不变。"),
            NoticeKind.Reminder => (facts.WorkingDaysLeft == 0 ? "异议处理今日到期" : $"异议处理期限剩余 {facts.WorkingDaysLeft} 个工作日", $"异议申请（编号 {id}）的期限为 {last} 24 时，剩余 {facts.WorkingDaysLeft} 个工作日，请按期办理{provisional}。"),
            NoticeKind.Overdue when to.SubjectId is not null => ("异议处理已逾期", $"您的异议申请（编号 {id}）未在 {last} 前处理并告知结果。平台已督促处理单位，并按条例第三十六条登记为疑似违规线索。"),
            NoticeKind.Overdue => ("异议处理已逾期", $"异议申请（编号 {id}）未在 {last} 前处理并告知申请人，已按条例第三十六条登记为疑似违规线索，请立即办理。"),
            NoticeKind.OverdueReminder => ("异议处理已逾期，请立即办理", $"异议申请（编号 {id}）的期限 {last} 已过，请立即处理并告知申请人。"),
            NoticeKind.Result => ($"异议处理结果：{Name(facts.Outcome)}", $"您的异议申请（编号 {id}）已处理：{Name(facts.Outcome)}。{First(facts)}"),
            NoticeKind.DeliveryAsked => ("请送达异议处理结果", $"异议申请（编号 {id}）的申请人要求以{(objection.Delivery == DeliveryWay.Post ? "邮寄" : "窗口")}方式告知结果，请于 {last} 24 时前送达并登记送达凭证。"),
            NoticeKind.Decided => ("异议已处理", $"异议申请（编号 {id}）已处理：{Name(facts.Outcome)}。"),
            NoticeKind.Withdrawn => ("异议申请已撤回", $"异议申请（编号 {id}）已由申请人撤回，办理终止，异议标注已取消。"),
            NoticeKind.DeadlineMoved => ("异议处理期限调整", Moved(id, facts)),
            NoticeKind.RecordAmended => ("贵单位查询过的信息已变更", $"贵单位曾查询的一条信用信息经异议处理（编号 {id}）：{Name(facts.Outcome)}。请重新查询并停止使用原内容。"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No words for this notice."),
        };
    }

    private static string Moved(string id, NoticeFacts facts)
    {
        var text = $"因工作日历调整（{facts.Why}），异议申请（编号 {id}）的处理期限由 {Day(facts.OldLastDay)} 调整为 {Day(facts.StatutoryLastDay)}。";
        return facts.LastDay == facts.StatutoryLastDay ? text : text + $"为便于办理，处理单位的办理期限为 {Day(facts.LastDay)}。";
    }

    private static string First(NoticeFacts facts) => facts.FirstCaseId is { } first ? $"本异议与编号 {first} 的异议针对同一条信息。" : string.Empty;

    private static string? Paragraph(string name, string? text) => string.IsNullOrWhiteSpace(text) ? null : $"{name}：{text}";

    private static string Day(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Kebab(NoticeKind kind) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
