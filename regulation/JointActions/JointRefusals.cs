using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>Every reason for which something is refused to a joint action. Codes are stable.</summary>
public static class JointRefusals
{
    public static readonly Refusal NoAction = new("joint-action-unknown", "没有该联合奖惩", "There is no such joint action.");
    public static readonly Refusal Exists = new("joint-action-exists", "该联合奖惩已经提出", "This joint action has been proposed already.");
    public static readonly Refusal FourEyes = new("four-eyes", "联合惩戒应由提出人以外的另一人批准",
        "Whoever proposed a punishment cannot approve it: another person of the authority has to.");
    public static readonly Refusal ProposerUnknown = new("proposal-outdated", "提出后系统密钥已轮换，无法核对提出人，请重新提出",
        "The keys were rotated since it was proposed, so nobody can tell who proposed it: propose it anew.");
    public static readonly Refusal AlreadyStarted = new("already-started", "该联合奖惩已经发起", "It has been started already.");
    public static readonly Refusal NotStarted = new("not-started", "该联合惩戒尚未批准，不能办理", "It has not been approved yet.");
    public static readonly Refusal OtherAuthority = new("not-your-action", "该联合奖惩由其他主管部门发起", "Another authority started it: only that one may do this.");
    public static readonly Refusal EndDatePast = new("end-date-past", "联合奖惩的截止日期已经过去，请重新提出", "Its end date is past: propose it anew.");
    public static readonly Refusal Stopped = new("action-stopped", "该联合奖惩已经停止，不再接受反馈；请停止实施并确认",
        "The action holds no more: stop what you applied, and confirm that you did.");
    public static readonly Refusal NotStopped = new("action-not-stopped", "该联合奖惩仍在实施，无需确认停止", "The action has not been stopped: there is nothing to confirm.");
    public static readonly Refusal UnitWithdrawn = new("unit-withdrawn", "本单位已不再参加该联合奖惩", "The unit takes no part in the action any more.");
    public static readonly Refusal UnitUnknown = new("unit-not-found", "该联合奖惩没有这个实施单位", "No such unit takes part in the action.");
    public static readonly Refusal UnitsTooMany = new("units-too-many", "一次联合奖惩的实施单位不能超过 500 个", "At most 500 units ever take part in one action.", "units");
    public static readonly Refusal AlreadyAnswered = new("already-answered", "实施情况已经反馈，不能改为其他内容",
        "The unit has told that it acted. What it told stays; another feedback is refused.");
    public static readonly Refusal AnswersTooMany = new("answers-too-many", "未实施的理由已经提交五次，不再接受新的理由；已经实施的，仍可反馈实施情况；需要补充说明的，请与发起的主管部门联系",
        "Five versions of the reasons stand. That the measures were applied is still taken; what else is to be said goes to the authority.");
    public static readonly Refusal ConfirmationNoteMissing = new("note-missing", "该单位已不存在，请写明惩戒或者激励是如何停止的",
        "The unit does not exist any more: write how it is known that what it applied has stopped.", "note");
    public static readonly Refusal WhatMissing = new("what-missing", "请写明采取了什么措施", "Write what was done.", "what");
    public static readonly Refusal ImplementedOnMissing = new("implemented-on-missing", "请填写实施日期", "Give the day on which it was done.", "implementedOn");
    public static readonly Refusal ImplementedInFuture = new("implemented-in-future", "实施日期晚于今天", "The day on which it was done lies in the future.", "implementedOn");
    public static readonly Refusal ImplementedBeforeStart = new("implemented-before-start", "实施日期早于本次联合奖惩的发起日期",
        "The day on which it was done lies before the action began.", "implementedOn");
    public static readonly Refusal ReasonsMissing = new("reasons-missing", "请书面说明未实施的理由", "Write why the measures were not applied (art. 19).", "reasons");
    public static readonly Refusal ReasonsEmptyWords = new("reasons-empty-words", "理由仅为“不具备实施条件”之类的表述，未说明具体情况",
        "The reasons say nothing in particular. Write what stands in the way of which measure.", "reasons");
    public static readonly Refusal ReasonsCopied = new("reasons-copied", "理由与任务内容或其他单位的说明雷同",
        "The reasons repeat the task or another unit's reasons. Write your own.", "reasons");
    public static readonly Refusal ReasonsRepeated = new("reasons-repeated", "理由与本单位在其他联合奖惩中的说明完全相同；情形确实相同的，请写明本次信用主体的具体情况，例如登记住所、在本单位的许可或者补助",
        "The unit gave exactly these reasons in another action. Where the hindrance is the same, say how it stands with this subject.", "reasons");
    public static readonly Refusal StoppedInFuture = new("stopped-in-future", "停止日期晚于今天", "The day on which it stopped lies in the future.", "stoppedOn");
    public static readonly Refusal WithdrawalReasonMissing = new("withdrawal-reason-missing", "请写明该单位退出的理由", "Write why the unit takes no part any more.", "reason");
}
