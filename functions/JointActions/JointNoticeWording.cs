using System.Globalization;
using CreditFunctions.Notices;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.JointActions;

/// <summary>What the notices of a joint action say, in Chinese. To units they name the action by its id, and never a person.</summary>
internal sealed class JointNoticeWording(RepairRules repairs)
{
    /// <summary>The kind of the notice that opens a unit's task.</summary>
    public static string Task { get; } = JointWords.Kebab(JointNoticeKind.JointTask);

    public Notice Of(JointAction action, JointDuty.Notify notify)
    {
        var (title, text) = Words(action, notify);
        return new Notice(notify.Id, notify.To, JointWords.Kebab(notify.Kind), action.CaseId, title, text)
        {
            LastDay = notify.Facts.LastDay,
            WorkingDaysLeft = notify.Facts.WorkingDaysLeft,
        };
    }

    /// <summary>Names of measures.</summary>
    public static string Names(IEnumerable<string> codes) => string.Join("、", codes.Select(code => MeasureCatalogue.Find(code)?.Name ?? code));

    /// <summary>两书同达: the way to repair what a punishment rests on; empty for an incentive, and where nothing can be repaired.</summary>
    public string RepairGuides(JointAction action) => action.Kind == JointActionKind.Incentive ? string.Empty
        : string.Join('\n', action.Grounds.Select(ground => RepairGuide.For(ground.Item ?? RepairMatter.Determination, ground.Severity,
            ground.DecidedOn ?? ChinaTime.DateOf(action.StartedAt ?? action.Proposed.At), repairs)?.Text).OfType<string>().Distinct());

    private (string Title, string Text) Words(JointAction action, JointDuty.Notify notify)
    {
        var facts = notify.Facts;
        var (kind, id, last, measures) = (JointWords.Of(action.Kind), action.CaseId, Day(facts.LastDay), Names(facts.Measures));
        var provisional = facts.Provisional ? "（跨未公布放假安排的年度，期限可能调整）" : string.Empty;
        return notify.Kind switch
        {
            JointNoticeKind.JointTask => ($"{kind}任务", $"请对{kind}（编号 {id}）所涉信用主体实施：{measures}，并于 {last} 24 时前实施并反馈；未实施的，应当书面说明理由（条例第十九条）{provisional}。主体、依据和理由见任务详情。"),
            JointNoticeKind.JointTaskReminder => (facts.WorkingDaysLeft == 0 ? $"{kind}反馈今日到期" : $"{kind}反馈剩余 {facts.WorkingDaysLeft} 个工作日", $"{kind}（编号 {id}）请于 {last} 24 时前反馈实施情况，或者书面说明未实施的理由{provisional}。"),
            JointNoticeKind.JointReasonsDemanded => ("请书面说明未实施的理由", $"{kind}（编号 {id}）的期限已过而未见反馈。请于 {last} 24 时前书面说明理由（条例第十九条），或者反馈实施情况。"),
            JointNoticeKind.JointTaskReferred => ("未反馈且未说明理由", $"{kind}（编号 {id}）至今未见反馈和理由，已按条例第三十六条登记为疑似违规线索，请立即办理。"),
            JointNoticeKind.JointTaskWithdrawn => ($"退出{kind}", $"贵单位不再参加{kind}（编号 {id}）：{facts.Why}。已经实施的请停止，并于 {last} 24 时前确认。"),
            JointNoticeKind.JointStop => ($"停止{kind}", $"{kind}（编号 {id}）已经停止（{JointWords.Of(facts.Cause ?? StopCause.Revoked)}）。请立即停止实施：{measures}，并于 {last} 24 时前确认（条例第二十七条）。"),
            JointNoticeKind.JointStopReminder => ("请确认已停止实施", $"{kind}（编号 {id}）已经停止，请确认贵单位已停止实施：{measures}。期限为 {last} 24 时。"),
            JointNoticeKind.JointStopReferred => ("未确认停止实施", $"{kind}（编号 {id}）停止后未见贵单位确认，已按条例第三十六条登记为疑似违规线索，请立即停止并确认。"),
            JointNoticeKind.JointDeadlineMoved => ($"{kind}期限调整", $"因工作日历调整（{facts.Why}），{kind}（编号 {id}）的期限由 {Day(facts.OldLastDay)} 调整为 {last}。"),
            JointNoticeKind.JointActionStarted => ($"{kind}告知书", Lines($"对您（贵单位）的{kind}（编号 {id}）已经发起，至 {last} 止。", $"措施：{measures}", Basis(action, facts), $"理由：{action.Reasons}", RepairGuides(action))),
            JointNoticeKind.JointMeasureApplied => ($"{kind}措施实施告知书", Lines($"统一社会信用代码为 {facts.Unit} 的单位已对您（贵单位）实施{kind}（编号 {id}），至 {Day(action.EndsOn)} 止。", $"措施：{measures}", Basis(action, facts), $"理由：{action.Reasons}", RepairGuides(action))),
            JointNoticeKind.JointActionEnded => ($"{kind}停止", $"{kind}（编号 {id}）已经停止（{JointWords.Of(facts.Cause ?? StopCause.Revoked)}）。实施单位将在期限内确认停止，确认情况可以在平台查看。"),
            _ => throw new ArgumentOutOfRangeException(nameof(notify), notify.Kind, "No words for this notice."),
        };
    }

    // 告知依据 (art. 23): each measure with the provision that it is applied by.
    private static string Basis(JointAction action, JointNoticeFacts facts) => "依据：" + string.Join("；", action.Measures
        .Where(measure => facts.Measures.Contains(measure.Code)).Select(measure => measure.Basis.Law + measure.Basis.Article).Distinct());

    private static string Lines(params string[] lines) => string.Join('\n', lines.Where(line => line.Length > 0));

    private static string Day(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? string.Empty;
}
