namespace CreditFunctions.Local.Clock;

/// <summary>One timer of a <see cref="ControlledClock"/>.</summary>
internal sealed class ControlledTimer(ControlledClock clock, TimerCallback callback, object? state) : ITimer
{
    private volatile bool _disposed;

    public DateTimeOffset Due { get; set; }

    public TimeSpan? Period { get; set; }

    /// <summary>Timers of the same instant fire in the order in which they were set.</summary>
    public long Order { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed) return false;
        clock.Schedule(this, dueTime, period);
        return true;
    }

    public void Fire()
    {
        if (!_disposed) callback(state);
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Forget(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
