namespace CreditFunctions.Samples.Demo.Timeline;

/// <summary>Who a moment of the objection belongs to: a lane of the picture.</summary>
internal enum Lane
{
    /// <summary>申请人.</summary>
    Applicant,

    /// <summary>系统.</summary>
    System,

    /// <summary>处理单位.</summary>
    Body,
}

/// <summary>A moment of an objection, as it really happened.</summary>
/// <param name="At">When, China.</param>
/// <param name="Lane">Whose it is.</param>
/// <param name="Chinese">In Chinese.</param>
/// <param name="English">In English.</param>
internal sealed record TimelineEntry(DateTimeOffset At, Lane Lane, string Chinese, string English);

/// <summary>An objection's timeline.</summary>
/// <param name="Received">When it was received.</param>
/// <param name="LastDay">The last of its ten working days.</param>
/// <param name="WorkingDays">The days counted.</param>
/// <param name="Entries">What happened, in order.</param>
internal sealed record ObjectionTimeline(
    DateTimeOffset Received, DateOnly LastDay, IReadOnlyList<DateOnly> WorkingDays, IReadOnlyList<TimelineEntry> Entries);
