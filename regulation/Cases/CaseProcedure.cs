using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Regulation.Cases;

/// <summary>How cases of one kind go on, by the law: a pure function of the case, what happens to it, and the calendar.</summary>
/// <remarks>Time passes first, up to the event (but for a published calendar, by which it passes): of an event and a deadline, the one that is stored first wins, and the history shows both.</remarks>
public abstract class CaseProcedure<TCase, TEvent, TDuty>
    where TCase : CaseState<TDuty>
    where TEvent : class, ICaseEvent
    where TDuty : CaseDuty
{
    /// <summary>How long a duty that failed waits before it is tried again.</summary>
    protected virtual TimeSpan RetryAfter => TimeSpan.FromMinutes(15);

    /// <summary>What an event does to a case, or why it cannot happen.</summary>
    /// <param name="state">The case so far; null where there is none.</param>
    /// <param name="happened">The event. Its time is the present.</param>
    /// <param name="calendar">The newest working-day calendar.</param>
    public Verdict<TCase, TEvent, TDuty> Decide(TCase? state, TEvent happened, WorkingCalendar calendar)
    {
        var history = new List<TEvent>();
        var duties = new List<TDuty>();
        // A limit that the newest calendar moved is not missed by the old one.
        if (state is not null && happened is not ICalendarPublished) state = PassTime(state);

        var step = state is null ? Apply(null, happened, calendar) : happened switch
        {
            IDutiesDone done => Done(state, happened, done.DutyIds),
            IDutyFailed failed => Failed(state, happened, failed),
            _ => Apply(state, happened, calendar),
        };
        if (step.Refusal is { } why) return new Verdict<TCase, TEvent, TDuty>.Refused(why);
        if (step.Recorded is { } recorded) history.Add(recorded);
        duties.AddRange(step.Duties);
        // A case can come in, or a sub-deadline be set, when it is already over.
        var after = PassTime(step.Case! with { Outstanding = [.. step.Case.Outstanding, .. step.Duties] });
        return new Verdict<TCase, TEvent, TDuty>.Accepted(after, history, duties);

        TCase PassTime(TCase now)
        {
            var (later, brought, arisen) = Pass(now, happened.At, calendar);
            if (brought is not null) history.Add(brought);
            duties.AddRange(arisen);
            return later with
            {
                SeenUpTo = happened.At > now.SeenUpTo ? happened.At : now.SeenUpTo,
                Outstanding = [.. later.Outstanding, .. arisen],
            };
        }
    }

    /// <summary>When the case must be looked at again, if nobody rings before; null where nothing is left to do.</summary>
    /// <remarks>An open case always has such a time: it cannot die silently.</remarks>
    public DateTimeOffset? NextWake(TCase state, DateTimeOffset now, WorkingCalendar calendar)
    {
        var next = NextPoint(state, now, calendar);
        if (state.Outstanding.Count == 0) return next;
        var retry = now + RetryAfter;
        return next < retry ? next : retry;
    }

    /// <summary>The version of the calendar that its running limits were counted by; null where none runs.</summary>
    public abstract string? CalendarVersionOf(TCase state);

    /// <summary>The event that time went on.</summary>
    public abstract TEvent TimePassed(DateTimeOffset at);

    /// <summary>The event that what had to be done was done.</summary>
    public abstract TEvent DutiesDone(DateTimeOffset at, IReadOnlyList<string> dutyIds);

    /// <summary>The event that what had to be done failed.</summary>
    public abstract TEvent DutyFailed(DateTimeOffset at, string dutyId, string why);

    /// <summary>The event that a working-day calendar was published or corrected.</summary>
    /// <param name="at">When the case is recounted.</param>
    /// <param name="publishedAt">When it was published; null where the app came with it.</param>
    /// <param name="why">The notice.</param>
    public abstract TEvent CalendarPublished(DateTimeOffset at, DateTimeOffset? publishedAt, string why);

    /// <summary>What the event does by itself, after time has passed up to it.</summary>
    protected abstract Step<TCase, TEvent, TDuty> Apply(TCase? state, TEvent happened, WorkingCalendar calendar);

    /// <summary>Lets time pass up to an instant: the case then, what the history shows of it (null where nothing came due), and what must be done.</summary>
    protected abstract (TCase Case, TEvent? Brought, IReadOnlyList<TDuty> Duties) Pass(TCase state, DateTimeOffset to, WorkingCalendar calendar);

    /// <summary>The next instant at which time does something to the case; it may lie in the past. Null where it is closed.</summary>
    protected abstract DateTimeOffset? NextPoint(TCase state, DateTimeOffset now, WorkingCalendar calendar);

    private static Step<TCase, TEvent, TDuty> Done(TCase state, TEvent done, IReadOnlyList<string> dutyIds)
    {
        var ids = dutyIds.ToHashSet(StringComparer.Ordinal);
        if (!state.Outstanding.Any(duty => ids.Contains(duty.Id))) return new Step<TCase, TEvent, TDuty>(state, null, []);
        return new Step<TCase, TEvent, TDuty>(state with
        {
            Outstanding = [.. state.Outstanding.Where(duty => !ids.Contains(duty.Id))],
            Failures = state.Failures.Where(failure => !ids.Contains(failure.Key)).ToDictionary(),
        }, done, []);
    }

    // Shown once; the same failure again says nothing new.
    private static Step<TCase, TEvent, TDuty> Failed(TCase state, TEvent happened, IDutyFailed failed)
    {
        var isNews = state.Outstanding.Any(duty => duty.Id == failed.DutyId)
            && !(state.Failures.TryGetValue(failed.DutyId, out var known) && known == failed.Why);
        return !isNews ? new Step<TCase, TEvent, TDuty>(state, null, []) : new Step<TCase, TEvent, TDuty>(
            state with { Failures = new Dictionary<string, string>(state.Failures) { [failed.DutyId] = failed.Why } }, happened, []);
    }
}
