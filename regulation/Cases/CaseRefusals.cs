namespace CreditFunctions.Regulation.Cases;

/// <summary>Reasons for which an event of a case is refused in the same words in several rooms. Codes are stable.</summary>
public static class CaseRefusals
{
    public static readonly Refusal AlreadyTold = new("already-told", "处理结果已经告知", "The result has been told; the case is closed.");
    public static readonly Refusal FindingsMissing = new("findings-missing", "处理决定缺少核查情况", "Write what was found.", "findings");
    public static readonly Refusal BasisMissing = new("basis-missing", "处理决定缺少依据", "Name the law or document that the decision rests on.", "basis");
    public static readonly Refusal ReasonsMissing = new("reasons-missing", "处理决定缺少理由", "Write why it was decided so.", "reasons");

    /// <summary>A result is told before there is one.</summary>
    /// <param name="name">What the case is called, such as 异议.</param>
    public static Refusal NotDecided(string name) => new("not-decided", $"该{name}尚未作出处理决定", "A result cannot be told before it is decided.");

    /// <summary>Another body than the one with the power to decide.</summary>
    /// <param name="name">What the case is called.</param>
    public static Refusal NotDecidingBody(string name) => new("not-deciding-body", $"本单位不是该{name}的处理单位", "Only the body that decides this case may do this.");

    /// <summary>A result is said to be delivered by a way that the applicant did not choose; what goes to the inbox is told by lying there.</summary>
    public static readonly Refusal DeliveredOtherwise = new("delivery-not-asked", "申请人没有选择以该方式告知结果",
        "Record the way that the applicant chose (the case's delivery). What goes to the inbox is told by lying there, and nobody records it.", "way");

    /// <summary>Another body than those that decide or received it.</summary>
    /// <param name="name">What the case is called.</param>
    public static Refusal NotDeliveringBody(string name) => new("not-delivering-body", $"本单位不是该{name}的处理单位或者受理单位",
        "Only the body that decides this case, or that received it, records that its result was delivered.");

    /// <summary>Somebody else than whoever applied.</summary>
    /// <param name="name">What was applied for.</param>
    public static Refusal NotApplicant(string name) => new("not-applicant", $"不是该{name}的申请人", "Only the applicant may do this.");

    /// <summary>The longest that a paper may have lain before it is entered: one that is older is a slip of the pen, such as last year's date, rather than late.</summary>
    public static readonly TimeSpan LongestUnentered = TimeSpan.FromDays(90);

    /// <summary>The receipt lies too far back to be one that was entered late.</summary>
    /// <param name="paper">What was received, in English.</param>
    public static Refusal ReceivedTooLongAgo(string paper) => new("received-too-long-ago", $"收到时间早于{LongestUnentered.Days}天以前，请核对年月日",
        $"The time of receipt lies more than {LongestUnentered.Days} days back: check its date. Give the time at which the first competent body received the {paper}.", "receivedAt");

    /// <summary>The receipt lies in the future.</summary>
    /// <param name="paper">What was received, in English, such as <c>objection</c>.</param>
    public static Refusal ReceivedInFuture(string paper) => new("received-in-future", "收到时间晚于当前时间",
        $"The time of receipt lies in the future. Give the time at which the first competent body received the {paper}.", "receivedAt");
}
