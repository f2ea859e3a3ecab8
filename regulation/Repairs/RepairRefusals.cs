using System.Globalization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>Every reason for which an event of a repair is refused. Codes are stable.</summary>
public static class RepairRefusals
{
    public static readonly Refusal NoCase = new("repair-unknown", "没有该信用修复申请", "There is no such repair.");
    public static readonly Refusal AlreadyFiled = new("repair-filed", "该信用修复申请已经受理", "This repair has been filed already.");
    public static readonly Refusal ReceivedInFuture = CaseRefusals.ReceivedInFuture("application");
    public static readonly Refusal ReceivedTooLongAgo = CaseRefusals.ReceivedTooLongAgo("application");
    public static readonly Refusal EvidenceMissing = new("evidence-missing", "未提交履行义务、纠正失信行为的证明材料，请上传缴款凭证、整改验收等材料",
        "A repair needs evidence that the obligation is fulfilled: add at least one piece.", "evidence");
    public static readonly Refusal NothingToRepair = new("nothing-to-repair", "该信息不属于失信信息，无需信用修复",
        "This information does not speak against its subject: there is nothing to repair. Object to it where it is wrong.");
    public static readonly Refusal AlreadyDecided = new("already-decided", "该信用修复申请已作出处理决定，不能再次决定或变更",
        "This repair has been decided. After a rejection, apply anew with new evidence.");
    public static readonly Refusal AlreadyWithdrawn = new("already-withdrawn", "该信用修复申请已撤回", "The applicant has withdrawn this repair; it takes nothing more.");
    public static readonly Refusal Overtaken = new("repair-overtaken", "该信息已因其他决定不再有效，信用修复已终止",
        "What was to be repaired stands no more: an objection or its provider ended it first. There is nothing left to decide.");
    public static readonly Refusal NotDecided = CaseRefusals.NotDecided("信用修复申请");
    public static readonly Refusal NotDecidingBody = CaseRefusals.NotDecidingBody("信用修复申请");
    public static readonly Refusal NotDeliveringBody = CaseRefusals.NotDeliveringBody("信用修复申请");
    public static readonly Refusal NotApplicant = CaseRefusals.NotApplicant("信用修复");
    public static readonly Refusal DeciderFiled = new("decider-filed", "代为提交申请的人员不能对该申请作出决定", "Whoever entered the application does not decide it: another person must.");
    public static readonly Refusal WayOutMissing = new("way-out-missing", "不予修复的决定应当写明申请人可以采取的救济途径",
        "A rejection says what the applicant can do now: what to fulfil, when to apply anew, where to seek review.", "wayOut");
    public static readonly Refusal WayOutNotAsked = new("way-out-not-expected", "只有不予修复的决定需要写明救济途径", "Only a rejection names a way out.", "wayOut");
    public static readonly Refusal ReasonsAreEmptyWords = new("reasons-empty-words", "理由仅为“符合（不符合）修复条件”之类的表述，未说明具体理由",
        "The reasons say only that the conditions are or are not met. Say which, and by what evidence.", "reasons");
    public static readonly Refusal FindingsAreEmptyWords = new("findings-empty-words", "核查情况仅为“经核实无误”之类的表述，未说明具体情况",
        "The findings say nothing of substance. Write what was looked at and what it shows.", "findings");
    public static readonly Refusal ReasonsCopied = new("reasons-copied", "理由与申请书、核查情况或其他决定雷同",
        "The reasons repeat the statement, the findings or another decision. Write this case's own.", "reasons");
    public static readonly Refusal FindingsCopied = new("findings-copied", "核查情况与申请书雷同", "The findings repeat the statement. Write this case's own.", "findings");

    /// <summary>Why it cannot be repaired on a day, or null where it can.</summary>
    public static Refusal? OfOpening(RepairOpening opening, DateOnly day)
    {
        if (opening.IsOpenOn(day)) return null;
        if (opening.Effect is null) return NothingToRepair;
        if (opening.FirstDay is not { } first)
        {
            return new Refusal("repair-excluded", $"{opening.Why}（依据：{opening.Source}）", $"A law excludes it from repair: {opening.Source}.");
        }

        return new Refusal("repair-too-early", string.Create(CultureInfo.InvariantCulture,
            $"{opening.Why}（依据：{opening.Source}）。最早可于 {first:yyyy年M月d日} 申请。"),
            string.Create(CultureInfo.InvariantCulture, $"It can be applied for from {first:yyyy-MM-dd} on ({opening.Source})."));
    }
}
