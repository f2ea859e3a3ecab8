namespace CreditFunctions.Ledger;

/// <summary>Lets an append wait a moment for the queries that are being read, so that it serves them too (a database's commit siblings).</summary>
/// <remarks>
/// It waits until as many wait for the append as are still being read: half of a steady load is stored while the other half is read. A query that
/// is alone waits for nobody, and none waits longer than <see cref="s_longest"/>.
/// </remarks>
/// <param name="waiting">How many wait for the append now.</param>
internal sealed class Gathering(Func<int> waiting)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(5);
    private int _underWay;
    private TaskCompletionSource? _gathered;

    /// <summary>A query begins to be read. Dispose it right before its entry is queued, or when there will be none.</summary>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref _underWay);
        return new UnderWay(this);
    }

    /// <summary>Returns when enough wait, or after a moment.</summary>
    public async Task WaitAsync()
    {
        if (IsEnough) return;
        var gathered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _gathered, gathered);
        // What changed before the line above was told to nobody.
        Tell();
        await Task.WhenAny(gathered.Task, Task.Delay(s_longest, TimeProvider.System));
        Volatile.Write(ref _gathered, null);
    }

    /// <summary>Something was queued, or a query ended.</summary>
    public void Tell()
    {
        if (Volatile.Read(ref _gathered) is { } gathered && IsEnough) gathered.TrySetResult();
    }

    private bool IsEnough => waiting() >= Volatile.Read(ref _underWay);

    private sealed class UnderWay(Gathering gathering) : IDisposable
    {
        private int _ended;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _ended, 1) != 0) return;
            Interlocked.Decrement(ref gathering._underWay);
            gathering.Tell();
        }
    }
}
