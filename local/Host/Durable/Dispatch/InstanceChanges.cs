namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>Wakes those who wait for an instance to begin or end. Nobody polls.</summary>
internal sealed class InstanceChanges
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Watch> _watches = new(StringComparer.Ordinal);
    private bool _closed;

    /// <summary>Reads until what was read is what one waits for; again after each change.</summary>
    /// <exception cref="OperationCanceledException">Cancelled, or the engine stopped.</exception>
    public async Task<T> WaitAsync<T>(string id, Func<T?> read, CancellationToken cancellationToken) where T : class
    {
        while (true)
        {
            var watch = Begin(id);
            try
            {
                if (read() is { } found) return found;
                await watch.Changed.Task.WaitAsync(cancellationToken);
            }
            finally
            {
                End(id, watch);
            }
        }
    }

    public void Signal(string id)
    {
        Watch? watch;
        lock (_gate) _watches.Remove(id, out watch);
        watch?.Changed.TrySetResult();
    }

    public void Close()
    {
        Watch[] open;
        lock (_gate)
        {
            _closed = true;
            open = [.. _watches.Values];
            _watches.Clear();
        }

        foreach (var watch in open) watch.Changed.TrySetException(Stopped());
    }

    private Watch Begin(string id)
    {
        lock (_gate)
        {
            if (_closed) throw Stopped();
            if (!_watches.TryGetValue(id, out var watch)) _watches.Add(id, watch = new());
            watch.Waiting++;
            return watch;
        }
    }

    private void End(string id, Watch watch)
    {
        lock (_gate)
        {
            if (--watch.Waiting == 0 && _watches.TryGetValue(id, out var present) && present == watch) _watches.Remove(id);
        }
    }

    private static OperationCanceledException Stopped() => new("The durable engine stopped while somebody waited for an instance.");

    private sealed class Watch
    {
        public TaskCompletionSource Changed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Waiting { get; set; }
    }
}
