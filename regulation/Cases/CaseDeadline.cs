using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Regulation.Cases;

/// <summary>A limit of a running case: what the law counts by the newest calendar, and what the handler is held to.</summary>
/// <param name="From">Where the count starts: the receipt, or the request to verify.</param>
/// <param name="WorkingDays">The limit.</param>
/// <param name="Statutory">By the newest calendar (法定期限).</param>
/// <param name="WorkingLastDay">The last day that the handler is held to (办理期限); later than the statutory one only
/// after a calendar was published that shortened the limit.</param>
public sealed record CaseDeadline(DateTimeOffset From, int WorkingDays, Deadline Statutory, DateOnly WorkingLastDay)
{
    /// <summary>The exclusive end that the handler is held to, 00:00+08:00.</summary>
    public DateTimeOffset End => ChinaTime.EndOf(WorkingLastDay);

    /// <summary>Counts a limit.</summary>
    public static CaseDeadline Of(DateTimeOffset from, int workingDays, WorkingCalendar calendar)
    {
        var statutory = calendar.DeadlineFor(from, workingDays);
        return new CaseDeadline(from, workingDays, statutory, statutory.LastDay);
    }

    /// <summary>Counts it again by a newly published calendar.</summary>
    public CaseDeadline Recounted(WorkingCalendar calendar, DateTimeOffset publishedAt)
    {
        var recount = Recomputation.Of(Statutory, From, WorkingDays, calendar, publishedAt, WorkingLastDay);
        return this with { Statutory = recount.Statutory, WorkingLastDay = recount.WorkingLastDay };
    }

    /// <summary>The same limit, but never past another's last day.</summary>
    public CaseDeadline NotPast(DateOnly lastDay) => WorkingLastDay > lastDay ? this with { WorkingLastDay = lastDay } : this;
}

/// <summary>How a published calendar moved a limit; both days are shown to everybody concerned.</summary>
/// <param name="OldLastDay">The statutory last day before.</param>
/// <param name="NewLastDay">The statutory last day now.</param>
/// <param name="WorkingLastDay">The last day that the handler is held to now.</param>
public sealed record DeadlineMove(DateOnly OldLastDay, DateOnly NewLastDay, DateOnly WorkingLastDay);
