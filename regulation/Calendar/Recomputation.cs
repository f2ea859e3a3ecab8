namespace CreditFunctions.Regulation.Calendar;

/// <summary>What a newly published calendar did to a deadline.</summary>
public enum DeadlineChange
{
    /// <summary>The last day stays; only the calendar version (and perhaps "provisional") is new.</summary>
    Unchanged,

    /// <summary>The newest calendar gives more time.</summary>
    Later,

    /// <summary>The newest calendar gives less time; whoever works on the case is not surprised by it.</summary>
    Earlier,
}

/// <summary>A running case's deadline, counted again because a calendar was published or corrected.</summary>
/// <param name="Old">As it stood.</param>
/// <param name="Statutory">By the newest calendar: what the law counts.</param>
/// <param name="WorkingLastDay">
/// The last day that the handler is held to. The statutory one, unless the recomputation shortened the limit: then
/// max(new, min(old, the next working day after publication)). Both are shown.
/// </param>
public sealed record Recomputation(Deadline Old, Deadline Statutory, DateOnly WorkingLastDay)
{
    /// <summary>The exclusive end of the handler's working deadline, 00:00+08:00.</summary>
    public DateTimeOffset WorkingEnd => ChinaTime.EndOf(WorkingLastDay);

    public DeadlineChange Change => Statutory.LastDay.CompareTo(Old.LastDay) switch
    {
        > 0 => DeadlineChange.Later,
        < 0 => DeadlineChange.Earlier,
        _ => DeadlineChange.Unchanged,
    };

    /// <summary>Counts the limit again from the same receipt.</summary>
    /// <param name="old">The deadline as it stood.</param>
    /// <param name="received">When the case was received: the count always starts there.</param>
    /// <param name="workingDays">The limit in working days.</param>
    /// <param name="calendar">The calendar that counts now.</param>
    /// <param name="publishedAt">When that calendar was published.</param>
    /// <param name="workingLastDay">The handler's working last day so far, where an earlier recomputation spared it.</param>
    public static Recomputation Of(
        Deadline old,
        DateTimeOffset received,
        int workingDays,
        WorkingCalendar calendar,
        DateTimeOffset publishedAt,
        DateOnly? workingLastDay = null)
    {
        var statutory = calendar.DeadlineFor(received, workingDays);
        var held = workingLastDay ?? old.LastDay;
        if (statutory.LastDay >= held)
        {
            return new Recomputation(old, statutory, statutory.LastDay);
        }

        var nextWorkingDay = calendar.AddWorkingDays(ChinaTime.DateOf(publishedAt), 1);
        var spared = held < nextWorkingDay ? held : nextWorkingDay;
        return new Recomputation(old, statutory, spared > statutory.LastDay ? spared : statutory.LastDay);
    }
}
