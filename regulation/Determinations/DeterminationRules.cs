using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>The settings of the determination procedure (失信行为认定, art. 22, 23): the city's working rules, kept as data.</summary>
public sealed record DeterminationRules
{
    /// <summary>The rules as shipped.</summary>
    public static DeterminationRules Standard { get; } = new();

    /// <summary>Working days within which the unit serves the notice, or begins a public notice. Source: the city's working rule.</summary>
    public int ServiceWorkingDays { get; init; } = 15;

    /// <summary>
    /// Days that a public notice (公告) stands before the notice counts as served. Source: 《中华人民共和国民事诉讼法》第九十五条 (as amended 2021 and 2023),
    /// 自发出公告之日起，经过三十日，即视为送达, which administrative bodies apply likewise (《行政处罚法》第六十一条).
    /// </summary>
    public int PublicNoticeDays { get; init; } = 30;

    /// <summary>
    /// Working days from service within which the subject states its case (陈述申辩). Source: the city's working rule, after the five days within which a
    /// hearing is asked for (《行政处罚法》第六十四条), which are working days (第八十五条).
    /// </summary>
    public int StatementWorkingDays { get; init; } = 5;

    /// <summary>Working days from the end of that window within which the unit decides. Source: the city's working rule.</summary>
    public int DecisionWorkingDays { get; init; } = 10;

    /// <summary>The unit is reminded when so many working days are left; 0 is the last day itself.</summary>
    public IReadOnlyList<int> RemindAtWorkingDaysLeft { get; init; } = [5, 3, 1, 0];

    /// <summary>When on its day a reminder is given, China time: the start of office hours.</summary>
    public TimeOnly ReminderTime { get; init; } = new(9, 0);

    /// <summary>How long a duty that failed waits before it is tried again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>What facts, reasons and answers must not be.</summary>
    public TextQuality Quality { get; init; } = TextQuality.Standard;
}
