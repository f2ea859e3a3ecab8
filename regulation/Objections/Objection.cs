using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Regulation.Objections;

/// <summary>The objection procedure (异议处理): checked, handled and told within ten working days. Source: art. 25 of the regulation.</summary>
public static class Objection
{
    /// <summary>What an event does to a case, or why it cannot happen.</summary>
    /// <param name="objection">The case so far; null where there is none.</param>
    /// <param name="happened">The event. Its time is the present.</param>
    /// <param name="calendar">The newest working-day calendar.</param>
    /// <param name="rules">The procedure's settings; the standard ones where null.</param>
    /// <remarks>Time passes first, up to the event: of an event and a deadline, the one that is stored first wins, and the list shows both.</remarks>
    public static Verdict Decide(ObjectionCase? objection, ObjectionEvent happened, WorkingCalendar calendar, ObjectionRules? rules = null)
    {
        rules ??= ObjectionRules.Standard;
        var history = new List<ObjectionEvent>();
        var duties = new List<Duty>();
        if (objection is not null) objection = Pass(objection, happened.At);

        var step = ObjectionTransitions.Apply(objection, happened, calendar, rules);
        if (step.Refusal is { } why) return new Verdict.Refused(why);
        if (step.Recorded is { } recorded) history.Add(recorded);
        duties.AddRange(step.Duties);
        // A case can come in, or a verification be asked for, when its deadline is already over.
        var after = Pass(step.Case! with { Outstanding = [.. step.Case.Outstanding, .. step.Duties] }, happened.At);
        return new Verdict.Accepted(after, history, duties);

        ObjectionCase Pass(ObjectionCase now, DateTimeOffset to)
        {
            var (later, brought, arisen) = new Passage(now, to, calendar, rules).Go();
            if (brought.Count > 0) history.Add(new ObjectionEvent.TimePassed(to) { Brought = brought });
            duties.AddRange(arisen);
            return later with { Outstanding = [.. later.Outstanding, .. arisen] };
        }
    }

    /// <summary>When the case must be looked at again, if nobody rings before; null where nothing is left to do.</summary>
    /// <remarks>An open case always has such a time: it cannot die silently.</remarks>
    public static DateTimeOffset? NextWake(ObjectionCase objection, DateTimeOffset now, WorkingCalendar calendar, ObjectionRules? rules = null)
    {
        rules ??= ObjectionRules.Standard;
        var next = new Passage(objection, now, calendar, rules).Next();
        if (objection.Outstanding.Count == 0) return next;
        var retry = now + rules.RetryAfter;
        return next < retry ? next : retry;
    }
}
