namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>Counts what is in flight: turns, activities and writes.</summary>
internal sealed class Quiescence
{
    private readonly Lock _gate = new();
    private int _inFlight;
    private TaskCompletionSource? _quiet;

    public bool IsQuiet
    {
        get
        {
            lock (_gate) return _inFlight == 0;
        }
    }

    public void Enter()
    {
        lock (_gate) _inFlight++;
    }

    public void Leave()
    {
        TaskCompletionSource? quiet = null;
        lock (_gate)
        {
            if (--_inFlight == 0) (quiet, _quiet) = (_quiet, null);
        }

        quiet?.TrySetResult();
    }

    /// <summary>Completes at the next moment in which nothing is in flight.</summary>
    public Task WhenQuietAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_inFlight == 0) return Task.CompletedTask;
            _quiet ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _quiet.Task.WaitAsync(cancellationToken);
        }
    }
}
