namespace CreditFunctions.Local.ServiceBus;

/// <summary>Counts calls that run, and tells when none does.</summary>
internal sealed class InFlight
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;
    private int _count;

    public bool IsEmpty
    {
        get
        {
            lock (_lock) return _count == 0;
        }
    }

    /// <summary>Completes as soon as nothing runs.</summary>
    public Task WhenEmpty
    {
        get
        {
            lock (_lock)
            {
                if (_count == 0) return Task.CompletedTask;
                return (_waiting ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    public void Enter()
    {
        lock (_lock) _count++;
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (--_count > 0) return;
            _waiting?.SetResult();
            _waiting = null;
        }
    }
}
