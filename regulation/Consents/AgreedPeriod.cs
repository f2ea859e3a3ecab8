namespace CreditFunctions.Regulation.Consents;

/// <summary>A time that was agreed (约定期限), in whole days of China, both included. What was agreed without an end was not agreed.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
public readonly record struct AgreedPeriod(DateOnly From, DateOnly Until)
{
    /// <summary>True where it does not end before it begins.</summary>
    public bool IsOrdered => From <= Until;

    /// <summary>True on each of its days.</summary>
    public bool Holds(DateOnly day) => From <= day && day <= Until;

    /// <summary>True before its first day.</summary>
    public bool IsAhead(DateOnly day) => IsOrdered && day < From;
}
