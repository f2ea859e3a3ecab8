using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Referrals;

/// <summary>Every reason for which an event of a referral is refused. Codes are stable.</summary>
public static class ReferralRefusals
{
    public static readonly Refusal NoCase = new("referral-unknown", "没有该责任追究线索", "There is no such referral.");
    public static readonly Refusal AlreadyOpen = new("referral-open", "该线索已经登记", "This referral is open already.");
    public static readonly Refusal AlreadyClosed = new("referral-closed", "该线索已经办结，不能再次办理或变更", "This referral is closed; what it says stands.");
    public static readonly Refusal AssignedToItself = new("assigned-to-unit-in-question", "不能交由所涉单位自行调查",
        "The unit in question does not look into itself: name another body.", "unit");
    public static readonly Refusal NotUnitInQuestion = new("not-unit-in-question", "本单位不是该线索所涉单位", "Only the unit in question explains itself.");
    public static readonly Refusal OwnCase = new("own-case", "所涉单位不能对本单位的线索作出结论", "The unit in question does not close its own referral.");
    public static readonly Refusal NotAssigned = new("not-assigned", "该线索尚未交办，请先交办", "Assign it first: a body looks into it, and the unit in question can explain itself.");
    public static readonly Refusal NotAssignedBody = new("not-assigned-body", "您不是该线索的办理单位或者办理人员", "Only the body, and where one was named the person, that it is assigned to closes it.");
    public static readonly Refusal ReasonsMissing = new("reasons-missing", "结论缺少理由", "Write why.", "reasons");
    public static readonly Refusal ReasonsAreEmptyWords = new("reasons-empty-words", "理由没有具体内容", "Say what was looked at and what it shows.", "reasons");
}
