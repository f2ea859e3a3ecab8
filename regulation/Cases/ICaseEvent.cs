namespace CreditFunctions.Regulation.Cases;

/// <summary>Something that happened to a case. The list of them is the case's history, in the order in which they were stored.</summary>
public interface ICaseEvent
{
    /// <summary>When it happened, by the server's clock.</summary>
    DateTimeOffset At { get; }

    /// <summary>Who did it.</summary>
    Actor By { get; }
}

/// <summary>A working-day calendar was published or corrected: limits are counted by it before it is asked what time brought. Every kind of case with limits has one event of this sort.</summary>
public interface ICalendarPublished
{
    /// <summary>When it was published: what a shorter limit spares is counted from there, whenever the case is recounted. Null in what was stored before this was.</summary>
    DateTimeOffset? PublishedAt { get; }
}

/// <summary>What had to be done was done. Every kind of case has one event of this sort.</summary>
public interface IDutiesDone
{
    IReadOnlyList<string> DutyIds { get; }
}

/// <summary>What had to be done failed; it is tried again. Every kind of case has one event of this sort.</summary>
public interface IDutyFailed
{
    string DutyId { get; }

    /// <summary>For the case page: a kind of failure, nothing personal.</summary>
    string Why { get; }
}
