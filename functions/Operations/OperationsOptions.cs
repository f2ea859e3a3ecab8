namespace CreditFunctions.Operations;

/// <summary>Settings <c>Operations__…</c>.</summary>
internal sealed class OperationsOptions
{
    /// <summary>Days for which the history of an ended orchestration is kept, counted from its end. The case's own event list stays.</summary>
    public int HistoryDays { get; set; } = 30;

    /// <summary>How long something may be due in a case before its orchestration counts as stuck and is started anew.</summary>
    /// <remarks>Longer than a failed duty waits for its next try.</remarks>
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many cases a round looks at, and histories a purge removes, at the same time.</summary>
    public int CasesAtATime { get; set; } = 8;
}
