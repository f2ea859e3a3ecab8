using System.Globalization;
using CreditFunctions.Notices;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Regulation.Repairs;
using Kind = CreditFunctions.Regulation.Determinations.DeterminationNoticeKind;

namespace CreditFunctions.Determinations;

/// <summary>What the notices of a determination say, in Chinese. Names cases by id and never a person.</summary>
internal sealed class DeterminationWording(DeterminationProcedure procedure, RepairRules repairs)
{
    /// <summary>拟认定告知书: facts, basis, reasons, measures, the right to state one's case, and the way to repair (两书同达).</summary>
    public Notice Proposal(Determination determination, DeterminationEvent.Proposed proposed) => new(determination.NoticeId, Subject(determination),
        Kebab(Kind.Proposed), determination.CaseId, "拟认定失信行为告知书", string.Join('\n', new[]
        {
            $"拟将您（贵单位）的行为认定为：{Name(determination.Terms)}（编号 {determination.CaseId}）。",
            $"失信事实：{proposed.Facts}",
            $"法律依据：{determination.Terms.Basis.Law}{determination.Terms.Basis.Article}；《四平市社会信用条例》第二十二条、第二十三条。",
            $"理由：{proposed.Reasons}",
            $"认定期限：自作出决定之日起 {determination.Terms.Months} 个月。{Measures(determination.Terms)}",
            $"自收到本告知书次日起 {procedure.Rules.StatementWorkingDays} 个工作日内，您（贵单位）有权进行陈述、申辩并提交证据；作出决定时应当回应。",
            Repair(determination.Terms, determination.ProposedAt),
        }.OfType<string>()));

    /// <summary>认定决定书, with the remedies and the way to repair.</summary>
    public Notice Decision(Determination determination, string id, DeterminationEvent.Decided decided)
    {
        var isListed = decided.Outcome == DeterminationOutcome.Listed;
        return new(id, Subject(determination), Kebab(Kind.Decision), determination.CaseId,
            isListed ? "认定失信行为决定书" : "不予认定失信行为决定书", string.Join('\n', new[]
            {
                isListed ? $"经决定，认定为：{Name(determination.Terms)}（编号 {determination.CaseId}），期限至 {Day(determination.Until)}，期满自行终止。"
                    : $"经决定，对编号 {determination.CaseId} 的事项不予认定。",
                $"法律依据：{determination.Terms.Basis.Law}{determination.Terms.Basis.Article}。",
                $"理由：{decided.Reasons}",
                decided.Answer is { Length: > 0 } answer ? $"对陈述申辩的回应：{answer}" : null,
                isListed ? Measures(determination.Terms) : null,
                isListed ? Repair(determination.Terms, decided.At) : null,
                "如不服本决定，可以依法申请行政复议或者提起行政诉讼。",
            }.Where(line => line is { Length: > 0 })))
        {
            LastDay = determination.Until,
        };
    }

    /// <summary>Every other notice.</summary>
    public Notice Of(Determination determination, DeterminationDuty.Notify notify)
    {
        var (title, text) = Words(determination, notify);
        return new Notice(notify.Id, notify.To, Kebab(notify.Kind), determination.CaseId, title, text)
        {
            LastDay = notify.Facts.LastDay,
            WorkingDaysLeft = notify.Facts.WorkingDaysLeft,
        };
    }

    private static (string Title, string Text) Words(Determination determination, DeterminationDuty.Notify notify)
    {
        var (id, facts) = (determination.CaseId, notify.Facts);
        var last = Day(facts.LastDay) + (facts.Provisional ? "（跨未公布放假安排的年度，期限可能调整）" : string.Empty);
        var duty = facts.ToServe ? "送达拟认定告知书" : "作出认定决定";
        return notify.Kind switch
        {
            Kind.ServiceDue => ("请送达拟认定告知书", $"失信行为认定（编号 {id}）的告知书已发至当事人收件箱，请于 {last} 24 时前确认送达；当事人未查收的，以邮寄、当面方式送达并登记凭证，拒收或者无法送达的登记后公告。"),
            Kind.Served => ("告知书已送达", $"失信行为认定（编号 {id}）的告知书已送达，当事人可以在 {last} 24 时前陈述申辩，期满后由提出人以外的人员作出决定。"),
            Kind.PublicNotice => ("拟认定告知书公告送达", $"编号 {id} 的拟认定失信行为告知书已公告，公告至 {last}，期满视为送达；您（贵单位）可以登录平台查收。"),
            Kind.StatementGiven => ("当事人已陈述申辩", $"失信行为认定（编号 {id}）的当事人提交了陈述申辩，决定应当予以回应。"),
            Kind.StatementAfterDecision => ("决定作出后收到陈述申辩", $"失信行为认定（编号 {id}）作出决定后收到当事人的陈述申辩，已留存，不改变已作出的决定；认为决定有误的，应当依法撤销。"),
            Kind.DecisionDue => ("请作出认定决定", $"失信行为认定（编号 {id}）的陈述申辩期限已满，请于 {last} 24 时前由提出人以外的人员作出决定，并回应陈述申辩。"),
            Kind.Reminder => (facts.WorkingDaysLeft == 0 ? $"{duty}今日到期" : $"{duty}期限剩余 {facts.WorkingDaysLeft} 个工作日", $"失信行为认定（编号 {id}）应于 {last} 24 时前{duty}，剩余 {facts.WorkingDaysLeft} 个工作日。"),
            Kind.Overdue when notify.To.SubjectId is not null => ("认定决定已逾期", $"编号 {id} 的拟认定事项未在 {last} 前作出决定，平台已督促办理单位，并登记为疑似违规线索。"),
            Kind.Overdue => ($"{duty}已逾期", $"失信行为认定（编号 {id}）未在 {last} 前{duty}，已登记为疑似违规线索（条例第三十六条），请立即办理或者撤回。"),
            Kind.OverdueReminder => ($"{duty}已逾期，请立即办理", $"失信行为认定（编号 {id}）的期限 {last} 已过，请立即{duty}，或者撤回。"),
            Kind.Withdrawn => ("拟认定已撤回", $"编号 {id} 的拟认定失信行为已由办理单位撤回，不再办理。"),
            Kind.Ended => ("失信行为认定已终止", $"编号 {id} 的失信行为认定已终止：{Name(facts.End)}。据此采取的措施一并停止。"),
            Kind.DeadlineMoved => ("期限调整", $"因工作日历调整（{facts.Why}），编号 {id} 的期限由 {Day(facts.OldLastDay)} 调整为 {last}。"),
            _ => throw new ArgumentOutOfRangeException(nameof(notify), notify.Kind, "No words for this notice."),
        };
    }

    private static string Name(DeterminationTerms terms) => terms.Category == DishonestyCategory.Lesser
        ? terms.Severity == Severity.Minor ? "轻微失信行为" : "一般失信行为"
        : $"严重失信行为（条例第二十二条第（{"一二三四五"[(int)terms.Category - 1]}）项：{terms.Category.Text()}）";

    private static string Name(DeterminationEnd? end) => end switch
    {
        DeterminationEnd.Expired => "期限届满",
        DeterminationEnd.Revoked => "认定单位撤销",
        DeterminationEnd.Repaired => "信用修复",
        DeterminationEnd.RecordEnded => "所依据的信息已删除、更正或者修复",
        DeterminationEnd.ObjectionUpheld => "异议成立",
        _ => string.Empty,
    };

    private static string Measures(DeterminationTerms terms) => terms.Measures.Count == 0 ? string.Empty
        : "将采取的措施：" + string.Join("；", terms.Measures.Select(DeterminationView.Shown)
            .Select(measure => $"{measure.Name}（{measure.Basis.Law}{measure.Basis.Article}，{measure.Months} 个月）")) + "。";

    private string? Repair(DeterminationTerms terms, DateTimeOffset from) =>
        RepairGuide.For(RepairMatter.Determination, terms.Severity, ChinaTime.DateOf(from), repairs)?.Text;

    private static Recipient Subject(Determination determination) => Recipient.OfSubject(determination.Terms.SubjectId);

    private static string Day(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Kebab(Kind kind) =>
        "determination-" + System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
}
