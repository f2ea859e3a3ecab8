using CreditFunctions.Local.Durable.Store;

namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>What is due when, by the given clock. Scheduled starts stand among the timers.</summary>
/// <param name="clock">The clock; may be a controlled one that jumps.</param>
/// <param name="quiescence">Counts what is fired until it is taken over.</param>
/// <param name="fire">Takes what is due.</param>
internal sealed class TimerBoard(TimeProvider clock, Quiescence quiescence, Action<TimerRow> fire) : IDisposable
{
    /// <summary>The id of a scheduled start: no call of the code, which count from 0.</summary>
    public const int StartId = -1;

    /// <summary>Timers measure waits, not the time of day: looking again each minute notices a clock that was set.</summary>
    private static readonly TimeSpan LongestAlarm = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly SortedSet<TimerRow> _byTime = new(Comparer<TimerRow>.Create(ByTime));
    private readonly Dictionary<long, List<TimerRow>> _byRun = [];
    private readonly Lock _alarmGate = new();
    private ITimer? _alarm;
    private DateTimeOffset? _alarmAt;
    private bool _stopped;

    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate) return _byTime.Min?.FireAt;
        }
    }

    public bool HasDue => NextDue <= clock.GetUtcNow();

    /// <summary>Adds timers; those that are due already fire at once.</summary>
    public void Add(IEnumerable<TimerRow> timers)
    {
        lock (_gate)
        {
            foreach (var timer in timers)
            {
                if (!_byTime.Add(timer)) continue;
                if (!_byRun.TryGetValue(timer.Execution, out var ofRun)) _byRun.Add(timer.Execution, ofRun = []);
                ofRun.Add(timer);
            }
        }

        FireDue();
    }

    public void Remove(long execution, int timerId)
    {
        lock (_gate)
        {
            if (_byRun.TryGetValue(execution, out var ofRun) && ofRun.Find(timer => timer.TimerId == timerId) is { } found) Forget(found);
        }
    }

    public void RemoveRun(long execution)
    {
        lock (_gate)
        {
            if (!_byRun.Remove(execution, out var ofRun)) return;
            foreach (var timer in ofRun) _byTime.Remove(timer);
        }
    }

    /// <summary>Fires everything that is due by the clock, in order, and sets the alarm for the next.</summary>
    public void FireDue()
    {
        quiescence.Enter();
        try
        {
            foreach (var timer in TakeDue()) fire(timer);
            SetAlarm();
        }
        finally
        {
            quiescence.Leave();
        }
    }

    /// <summary>Fires nothing any more.</summary>
    public void Dispose()
    {
        lock (_gate) _stopped = true;
        lock (_alarmGate)
        {
            _alarm?.Dispose();
            _alarm = null;
        }
    }

    private List<TimerRow> TakeDue()
    {
        var now = clock.GetUtcNow();
        List<TimerRow> due = [];
        lock (_gate)
        {
            while (!_stopped && _byTime.Min is { } first && first.FireAt <= now)
            {
                Forget(first);
                due.Add(first);
            }
        }

        return due;
    }

    private void Forget(TimerRow timer)
    {
        _byTime.Remove(timer);
        if (!_byRun.TryGetValue(timer.Execution, out var ofRun)) return;
        ofRun.Remove(timer);
        if (ofRun.Count == 0) _byRun.Remove(timer.Execution);
    }

    private void SetAlarm()
    {
        lock (_alarmGate)
        {
            DateTimeOffset? next;
            lock (_gate)
            {
                if (_stopped) return;
                next = _byTime.Min?.FireAt;
            }

            if (next is null || next == _alarmAt && next > clock.GetUtcNow()) return;
            _alarmAt = next;
            var wait = next.Value - clock.GetUtcNow();
            wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestAlarm ? LongestAlarm : wait;
            if (_alarm is null) _alarm = clock.CreateTimer(_ => Ring(), null, wait, Timeout.InfiniteTimeSpan);
            else _alarm.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Ring()
    {
        lock (_alarmGate) _alarmAt = null;
        FireDue();
    }

    private static int ByTime(TimerRow one, TimerRow other)
    {
        var byTime = one.FireAt.CompareTo(other.FireAt);
        if (byTime != 0) return byTime;
        var byRun = one.Execution.CompareTo(other.Execution);
        return byRun != 0 ? byRun : one.TimerId.CompareTo(other.TimerId);
    }
}
