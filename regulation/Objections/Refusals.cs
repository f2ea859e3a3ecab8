using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Objections;

/// <summary>Every reason for which an event is refused. Codes are stable.</summary>
public static class Refusals
{
    public static readonly Refusal NoCase = new("objection-unknown", "没有该异议申请", "There is no such objection.");
    public static readonly Refusal AlreadyFiled = new("objection-filed", "该异议已经受理", "This objection has been filed already.");
    public static readonly Refusal ReceivedInFuture = CaseRefusals.ReceivedInFuture("objection");
    public static readonly Refusal ReceivedTooLongAgo = CaseRefusals.ReceivedTooLongAgo("objection");
    public static readonly Refusal AlreadyDecided = new("already-decided", "该异议已作出处理决定，不能再次决定或变更",
        "This objection has been decided; a decided case takes no more of this. Whoever disagrees files a new objection with new grounds.");
    public static readonly Refusal AlreadyWithdrawn = new("already-withdrawn", "该异议申请已撤回",
        "The applicant has withdrawn this objection; it takes nothing more.");
    public static readonly Refusal NotDecided = CaseRefusals.NotDecided("异议");
    public static readonly Refusal NotDecidingBody = CaseRefusals.NotDecidingBody("异议");
    public static readonly Refusal NotDeliveringBody = CaseRefusals.NotDeliveringBody("异议");
    public static readonly Refusal NotVerifyingBody = new("not-verifying-body", "本单位不是该异议的核查单位",
        "Only the unit that was asked to verify may give an opinion.");
    public static readonly Refusal NotApplicant = CaseRefusals.NotApplicant("异议");
    public static readonly Refusal VerificationNotAsked = new("verification-not-asked", "该异议未交核查单位核查",
        "No unit was asked to verify this case.");
    public static readonly Refusal AlreadyVerified = new("already-verified", "核查意见已经提交", "The verifying unit has given its opinion.");
    public static readonly Refusal VerificationRunning = new("verification-running", "该异议已交核查单位核查",
        "A unit is verifying this case; wait for its opinion, or decide.");
    public static readonly Refusal VerifierIsDecider = new("verifier-is-decider", "核查单位不能是处理单位本身",
        "The deciding body verifies by itself and needs no request to itself.", "unit");
    public static readonly Refusal WorkingDaysOutOfRange = new("working-days-out-of-range", "核查期限应为一至十个工作日",
        "A verifying unit has between 1 and 10 working days, and never more than the case has.", "workingDays");
    public static readonly Refusal SupplementRunning = new("supplement-already-asked", "已通知申请人补充材料",
        "The applicant has been asked for a supplement; wait for it, or decide.");
    public static readonly Refusal TransferToSelf = new("transfer-to-self", "不能移送给本单位", "Name another body to transfer the case to.", "unit");
    public static readonly Refusal TransferReasonMissing = new("transfer-reason-missing", "移送应当写明理由",
        "A transfer names its reason.", "reason");
    public static readonly Refusal ReasonsAreEmptyWords = new("reasons-empty-words", "理由仅为“提供单位已确认”之类的表述，未说明具体理由",
        "The reasons say only that somebody confirmed the record. Answer what the applicant wrote, with what was looked at.", "reasons");
    public static readonly Refusal FindingsAreEmptyWords = new("findings-empty-words", "核查情况仅为“经核实无误”之类的表述，未说明具体情况",
        "The findings say only that the record is right. Write what was looked at and what it shows.", "findings");
    public static readonly Refusal ReasonsCopied = new("reasons-copied", "理由与申请书、核查意见或其他决定雷同",
        "The reasons repeat the statement, the opinion, the findings or another decision. Write this case's own.", "reasons");
    public static readonly Refusal FindingsCopied = new("findings-copied", "核查情况与申请书、核查意见或其他决定雷同",
        "The findings repeat the statement, the opinion or another decision. Write this case's own.", "findings");
    public static readonly Refusal CorrectionMissing = new("correction-missing", "更正决定未写明更正的字段和内容",
        "A decision to correct names the fields and their new content.", "correction");
    public static readonly Refusal CorrectionNotAsked = new("correction-not-expected", "只有更正决定可以附更正内容",
        "Only a decision to correct carries new content.", "correction");
    public static readonly Refusal AnnotationMissing = new("annotation-missing", "标注决定未写明标注内容",
        "A decision to annotate carries the words of the annotation.", "annotation");
    public static readonly Refusal NotRepeated = new("not-repeated", "该异议不是重复异议，应当作出完整的处理决定",
        "Only a repeated objection may be answered shortly; decide this one.", "outcome");
    public static readonly Refusal NewEvidenceUnanswered = new("new-evidence-unanswered", "重复异议提交了新的证据，应当作出完整的处理决定",
        "This repeated objection brought new evidence; decide it in full.", "outcome");
}
