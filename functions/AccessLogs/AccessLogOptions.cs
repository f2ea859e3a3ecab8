namespace CreditFunctions.AccessLogs;

/// <summary>Settings <c>AccessLog__…</c>.</summary>
internal sealed class AccessLogOptions
{
    /// <summary>The longest that a look of an unannounced inspection is hidden from its subject, days.</summary>
    public int LongestHiddenDays { get; set; } = 30;

    public TimeSpan LongestHidden => TimeSpan.FromDays(LongestHiddenDays);
}
