using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>Every reason for which an event is refused. Codes are stable.</summary>
public static class DeterminationRefusals
{
    public static readonly Refusal NoCase = new("determination-unknown", "没有该失信行为认定", "There is no such determination.");
    public static readonly Refusal AlreadyProposed = new("determination-proposed", "该认定已经提出", "This determination has been proposed already.");
    public static readonly Refusal NotUnit = new("not-determining-unit", "本单位不是作出该认定的单位", "Only the unit that makes this determination may do this.");
    public static readonly Refusal NotSubject = new("not-subject", "不是该认定的当事人", "Only the subject of this determination may state its case.");
    public static readonly Refusal AlreadyServed = new("already-served", "告知书已经送达", "The notice has been served already.");
    public static readonly Refusal NoticeRunning = new("public-notice-running", "公告送达正在进行，期满即视为送达", "A public notice is running; when it is over the notice counts as served.");
    public static readonly Refusal ServedInFuture = new("served-in-future", "送达时间晚于当前时间", "The time of service lies in the future.", "servedAt");
    public static readonly Refusal ServedBeforeProposal = new("served-before-proposal", "送达时间早于认定提出时间", "The notice cannot have been served before it was made.", "servedAt");
    public static readonly Refusal ProofMissing = new("proof-missing", "请写明送达（或者无法送达、公告）的凭证", "Name what proves the service, or that it failed and where the public notice was published.", "proof");
    public static readonly Refusal NotServed = new("not-served", "告知书尚未送达，不能作出决定（条例第二十三条：告知依据和理由）",
        "The notice with basis and reasons has not been served: nothing can be decided before that.");
    public static readonly Refusal WindowOpen = new("statement-window-open", "陈述申辩期限未满，不能作出决定", "The subject may still state its case: decide when that time is over.");
    public static readonly Refusal SamePerson = new("four-eyes", "认定应由提出人以外的另一人决定", "Whoever proposed a determination cannot decide it: another person of the unit has to.");
    public static readonly Refusal AlreadyDecided = new("already-decided", "该认定已经作出决定", "It has been decided already.");
    public static readonly Refusal AlreadyWithdrawn = new("already-withdrawn", "该认定已由提出单位撤回", "The unit has withdrawn it; it takes nothing more.");
    public static readonly Refusal AlreadyEnded = new("already-ended", "该认定已经终止", "It is over; it takes nothing more.");
    public static readonly Refusal NotListed = new("not-listed", "该认定未生效，无可撤销；未决定的请撤回", "Only what is listed can be revoked; withdraw what is not decided yet.");
    public static readonly Refusal StatementUnanswered = new("statement-unanswered", "决定未回应当事人的陈述申辩",
        "The subject stated its case: the decision answers every statement that came before it (answer, answeredStatements).", "answer");
    public static readonly Refusal AnswerNotAsked = new("answer-not-expected", "当事人未作陈述申辩，无需回应", "There is no statement to answer.", "answer");
    public static readonly Refusal ReasonMissing = new("reason-missing", "请写明理由", "Write why.", "reason");
    public static readonly Refusal BasisMissing = new("basis-missing", "请写明法律依据（法律法规名称和条款）", "Name the law and the article.", "basis");
    public static readonly Refusal LongerThanProposed = new("longer-than-proposed", "认定期限不能长于告知的期限", "A decision may shorten what the notice said, never lengthen it.", "months");

    public static Refusal Missing(string field, string name) => new($"{field}-missing", $"缺少{name}", $"Write {field}.", field);

    public static Refusal EmptyWords(string field, string name) => new($"{field}-empty-words", $"{name}过于空泛，未说明具体情况", $"What {field} says could be said of anybody: write this case's own.", field);

    public static Refusal Copied(string field, string name) => new($"{field}-copied", $"{name}与其他文字雷同", $"What {field} says repeats another text: write its own.", field);

    public static readonly Refusal ReasonsRepeated = new("reasons-repeated", "决定理由与本单位在其他认定中的理由完全相同；案情确实相同的（如同案当事人），请写明本当事人的具体情况",
        "The unit gave exactly these reasons in another case. Where the facts are the same, say how they stand with this party.", "reasons");
}
