namespace CreditFunctions.Local.Clock;

/// <summary>Time that stands still until it is moved. Never moves backwards.</summary>
internal sealed class ControlledClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ControlledTimer> _timers = [];
    private DateTimeOffset _now = start.ToUniversalTime();
    private DateTimeOffset _movesTo;
    private long _sequence;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ControlledTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Where the move in hand ends; the present where none is.</summary>
    public DateTimeOffset MovesTo
    {
        get
        {
            lock (_gate) return _movesTo > _now ? _movesTo : _now;
        }

        set
        {
            lock (_gate) _movesTo = value;
        }
    }

    /// <summary>When the next timer is due, or null where none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate) return _timers.Count == 0 ? null : _timers.Min(timer => timer.Due);
        }
    }

    /// <summary>Moves on and fires, in order, every timer that is due by then.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is before now.</exception>
    public void MoveTo(DateTimeOffset instant)
    {
        lock (_gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(instant, _now);
            _now = instant.ToUniversalTime();
        }

        while (TakeDue() is { } due) due.Fire();
    }

    internal void Schedule(ControlledTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        var fire = false;
        lock (_gate)
        {
            _timers.Remove(timer);
            timer.Period = period > TimeSpan.Zero ? period : null;
            if (dueTime == Timeout.InfiniteTimeSpan) return;
            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
            if (dueTime == TimeSpan.Zero) fire = true;
            if (!fire || timer.Period is not null)
            {
                timer.Due = Plus(fire ? timer.Period!.Value : dueTime);
                timer.Order = _sequence++;
                _timers.Add(timer);
            }
        }

        if (fire) ThreadPool.QueueUserWorkItem(static due => due.Fire(), timer, preferLocal: false);
    }

    internal void Forget(ControlledTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    private ControlledTimer? TakeDue()
    {
        lock (_gate)
        {
            var due = _timers.Where(timer => timer.Due <= _now).OrderBy(timer => timer.Due).ThenBy(timer => timer.Order).FirstOrDefault();
            if (due is null) return null;
            _timers.Remove(due);
            if (due.Period is { } period)
            {
                due.Due += period;
                _timers.Add(due);
            }

            return due;
        }
    }

    private DateTimeOffset Plus(TimeSpan delay) => DateTimeOffset.MaxValue - _now > delay ? _now + delay : DateTimeOffset.MaxValue;
}
