namespace CreditFunctions.Local.ServiceBus;

/// <summary>When the broker has something to do next; <see cref="long.MaxValue"/> for never.</summary>
internal static class Times
{
    /// <summary>The earliest scheduled message.</summary>
    public static long NextDue(this BrokerCore core)
    {
        while (core.Scheduled.TryPeek(out var entry, out var due))
        {
            if (!entry.IsGone) return due;
            core.Scheduled.Dequeue();
        }

        return long.MaxValue;
    }

    /// <summary>The earliest scheduled or expiring message, by the app's clock.</summary>
    public static long NextAppTime(this BrokerCore core) =>
        Math.Min(core.NextDue(), core.Queues.Where(queue => !queue.IsDeadLetter).Select(queue => queue.EarliestExpiry).DefaultIfEmpty(long.MaxValue).Min());

    /// <summary>The earliest end of a lock, real time.</summary>
    public static long NextLockEnd(this BrokerCore core) => core.Queues.Select(queue => queue.NextLockEnd).DefaultIfEmpty(long.MaxValue).Min();
}
