namespace CreditFunctions.Regulation.Objections;

/// <summary>The settings of the objection procedure (异议处理, art. 25).</summary>
/// <remarks>The limit is the law's and not for a unit to change; the rest are the city's working rules, kept as data.</remarks>
public sealed record ObjectionRules
{
    /// <summary>The rules as shipped.</summary>
    public static ObjectionRules Standard { get; } = new();

    /// <summary>Working days from receipt to the result being told: ten (十个工作日, art. 25).</summary>
    public int LimitWorkingDays { get; init; } = 10;

    /// <summary>Working days that a verifying unit (核查单位) has, where the request names no other number.</summary>
    public int VerifierWorkingDays { get; init; } = 7;

    /// <summary>Whoever holds the case is reminded when so many working days are left; 0 is the last day itself.</summary>
    public IReadOnlyList<int> RemindAtWorkingDaysLeft { get; init; } = [5, 3, 1, 0];

    /// <summary>The verifying unit is reminded of its own sub-deadline when so many working days of it are left.</summary>
    public IReadOnlyList<int> RemindVerifierAtWorkingDaysLeft { get; init; } = [1, 0];

    /// <summary>When on its day a reminder is given, China time: the start of office hours.</summary>
    public TimeOnly ReminderTime { get; init; } = new(9, 0);

    /// <summary>How long a duty that failed waits before it is tried again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>What a decision must not be.</summary>
    public DecisionQuality Quality { get; init; } = DecisionQuality.Standard;
}
