namespace CreditFunctions.Regulation.Repairs;

/// <summary>The settings of the repair procedure (信用修复, art. 26): the law says "promptly" (及时), the city says how long that is.</summary>
public sealed record RepairRules
{
    /// <summary>The rules as shipped.</summary>
    public static RepairRules Standard { get; } = new();

    /// <summary>Working days from receipt to the result being told.</summary>
    public int LimitWorkingDays { get; init; } = 10;

    /// <summary>The deciding unit is reminded when so many working days are left; 0 is the last day itself.</summary>
    public IReadOnlyList<int> RemindAtWorkingDaysLeft { get; init; } = [5, 3, 1, 0];

    /// <summary>When on its day a reminder is given, China time: the start of office hours.</summary>
    public TimeOnly ReminderTime { get; init; } = new(9, 0);

    /// <summary>How long a duty that failed waits before it is tried again.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromMinutes(15);
}
