namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>Numbers for runs, never used twice, also not after a purge and a restart: at least the machine's time in ticks.</summary>
internal sealed class ExecutionNumbers(long last)
{
    private long _last = Math.Max(last, TimeProvider.System.GetUtcNow().UtcTicks);

    public long Next() => Interlocked.Increment(ref _last);
}
