using CreditFunctions.Local.Worker;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Local.Timers;

/// <summary>One timer function: when it runs next, and what it is told. Never two runs at a time.</summary>
/// <param name="function">The function.</param>
/// <param name="schedule">Its times.</param>
/// <param name="statuses">Where its status is kept; null where none is.</param>
/// <param name="pace">How it hurries while a clock is moved far.</param>
internal sealed class TimerFunction(Function function, Schedule schedule, TimerStatusFile? statuses, TimerPace pace)
{
    private DateTimeOffset? _last = statuses?.Of(function.Name)?.Last;

    public Function Function => function;

    /// <summary>When it is due; null while it runs, or where its schedule has ended.</summary>
    public DateTimeOffset? Due { get; private set; }

    private bool IsPastDue { get; set; }

    /// <summary>Plans the first run: at once where one was missed or where it runs on start-up, else by the schedule.</summary>
    public void Begin(DateTimeOffset now)
    {
        // At its very instant too: what had run then is planned for later.
        IsPastDue = statuses?.Of(function.Name)?.Next <= now;
        if (IsPastDue || ((TimerTrigger)function.Trigger).RunOnStartup) Due = now;
        else Plan(now);
    }

    /// <summary>Takes the run that is due.</summary>
    public TimerInfo Take(DateTimeOffset now)
    {
        var info = new TimerInfo { IsPastDue = IsPastDue };
        if (statuses is not null)
        {
            info.ScheduleStatus = new ScheduleStatus
            {
                Last = _last?.UtcDateTime ?? default,
                Next = schedule.After(now)?.UtcDateTime ?? default,
                LastUpdated = statuses.Of(function.Name)?.LastUpdated.UtcDateTime ?? default,
            };
        }

        _last = Due;
        (Due, IsPastDue) = (null, false);
        return info;
    }

    /// <summary>Plans the run after one that ended. Stored only now: a run that a crash cut off is caught up.</summary>
    public void Ended(DateTimeOffset now) => Plan(now);

    private void Plan(DateTimeOffset now)
    {
        Due = schedule.After(pace.NotBefore(now));
        statuses?.Store(function.Name, new TimerStatus(_last, Due, now));
    }
}
