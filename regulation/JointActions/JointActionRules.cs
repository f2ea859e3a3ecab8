using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>The settings of joint action. The law leaves its limits to the authority that starts one (规定时限, art. 19); the rest are working rules, kept as data.</summary>
public sealed record JointActionRules
{
    // Longer phrases stand first, so that they are taken out whole.
    private static readonly string[] s_phrases =
    [
        "暂不具备实施条件", "不具备实施条件", "因客观原因无法实施", "因客观原因未能实施", "因工作原因未能实施", "由于种种原因", "因特殊情况", "因客观原因", "因工作原因",
        "暂时无法实施", "暂时不能实施", "暂未实施", "未能实施", "无法实施", "不予实施", "未实施", "正在研究", "正在办理", "正在推进", "正在落实", "尚在研究",
        "将尽快落实", "尽快落实", "尽快实施", "情况特殊", "特殊原因", "客观原因", "该措施", "该任务", "联合惩戒", "联合激励", "请予理解", "特此说明", "说明如下",
    ];

    /// <summary>The rules as shipped.</summary>
    public static JointActionRules Standard { get; } = new();

    /// <summary>Units that ever take part in one action: its whole board is one answer of the storage.</summary>
    public int MostUnits { get; init; } = 500;

    /// <summary>The longest limit that a unit can be given, working days.</summary>
    public int LongestLimit { get; init; } = 60;

    /// <summary>Working days for the reasons in writing, once they are demanded.</summary>
    public int ReasonsWorkingDays { get; init; } = 5;

    /// <summary>Working days to stop and confirm (art. 27).</summary>
    public int StopWorkingDays { get; init; } = 3;

    /// <summary>A unit is reminded when so many working days are left to act; 0 is the last day itself.</summary>
    public IReadOnlyList<int> RemindAtWorkingDaysLeft { get; init; } = [5, 3, 1, 0];

    /// <summary>The same of the shorter limits: reasons, confirmation.</summary>
    public IReadOnlyList<int> RemindOfShortAtWorkingDaysLeft { get; init; } = [1, 0];

    /// <summary>When on its day a reminder is given, China time.</summary>
    public TimeOnly ReminderTime { get; init; } = new(9, 0);

    /// <summary>What reasons for not acting must not be.</summary>
    public TextQuality Quality { get; init; } = TextQuality.Standard with { EmptyPhrases = [.. s_phrases, .. TextQuality.Standard.EmptyPhrases] };
}
