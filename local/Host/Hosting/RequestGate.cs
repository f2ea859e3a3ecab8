namespace CreditFunctions.Local.Hosting;

/// <summary>Holds requests until the host serves, and lets those in flight end before it stops.</summary>
internal sealed class RequestGate : IDisposable
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ends = new();
    private readonly Lock _sync = new();
    private int _inside;
    private bool _closed;

    /// <summary>Signalled when the host waits no longer.</summary>
    public CancellationToken Ends => _ends.Token;

    /// <summary>Completes once the host serves.</summary>
    public Task Opened => _open.Task;

    public void Open() => _open.TrySetResult();

    /// <returns>False where the host is stopping.</returns>
    public async Task<bool> EnterAsync()
    {
        await _open.Task;
        lock (_sync)
        {
            if (_closed) return false;
            _inside++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_sync)
        {
            _inside--;
            if (_closed && _inside == 0) _empty.TrySetResult();
        }
    }

    /// <summary>Lets nobody in any more, and waits for those inside; after <paramref name="patience"/> they are told to end.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        lock (_sync)
        {
            _closed = true;
            if (_inside == 0) _empty.TrySetResult();
        }

        Open();
        await Task.WhenAny(_empty.Task, Task.Delay(patience, TimeProvider.System));
        await _ends.CancelAsync();
        await Task.WhenAny(_empty.Task, Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System));
    }

    public void Dispose() => _ends.Dispose();
}
