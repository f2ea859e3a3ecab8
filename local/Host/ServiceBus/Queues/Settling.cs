namespace CreditFunctions.Local.ServiceBus;

/// <summary>What receivers do with the messages they hold, and looking without holding.</summary>
internal static class Settling
{
    /// <summary>Settles a locked message.</summary>
    /// <exception cref="BrokerException">The lock is over.</exception>
    public static void Settle(this BrokerCore core, Guid token, Settlement settlement)
    {
        var entry = Locked(core, token);
        switch (settlement)
        {
            case Settlement.Complete:
                core.Delete(entry);
                break;
            case Settlement.DeadLetter dead:
                if (entry.Queue.IsDeadLetter) throw BrokerException.NotAllowed("A dead letter cannot be dead-lettered again.");
                core.DeadLetter(entry, dead.Reason, dead.Description, dead.Properties);
                break;
            case Settlement.Defer:
                core.Rewrite(entry, settlement.Properties);
                core.Unlock(entry);
                entry.State = MessageState.Deferred;
                core.Database.Move(entry.Queue.Entity.Number, entry.Sequence, entry.Queue.IsDeadLetter, entry.State);
                break;
            case Settlement.Release:
                entry.Deliveries--;
                core.Database.Delivered(entry.Queue.Entity.Number, entry.Sequence, entry.Deliveries);
                core.Unlock(entry);
                core.TakeBack(entry);
                break;
            default:
                core.Rewrite(entry, settlement.Properties);
                core.Unlock(entry);
                core.TakeBack(entry);
                break;
        }
    }

    /// <summary>Begins a lock anew and gives its new end.</summary>
    /// <exception cref="BrokerException">The lock is over.</exception>
    public static DateTimeOffset Renew(this BrokerCore core, Guid token)
    {
        var entry = Locked(core, token);
        entry.LockedUntil = core.RealNow + (long)entry.Queue.Rules.LockDuration.TotalMilliseconds;
        entry.Queue.Locked(entry);
        return DateTimeOffset.FromUnixTimeMilliseconds(entry.LockedUntil);
    }

    /// <summary>Gives out deferred messages by their numbers.</summary>
    /// <exception cref="BrokerException">One is not there, not deferred, or held by another receiver.</exception>
    public static IReadOnlyList<DeliveredMessage> ReceiveDeferred(this BrokerCore core, string path, IReadOnlyList<long> sequences, bool isPeekLock)
    {
        var queue = core.Queue(path);
        var entries = sequences.Distinct().Select(sequence => queue.Entries.TryGetValue(sequence, out var entry)
            && entry is { State: MessageState.Deferred, IsLocked: false } ? entry : throw BrokerException.MessageNotFound(sequence)).ToList();
        return [.. entries.Select(entry => core.GiveOut(entry, isPeekLock))];
    }

    /// <summary>Shows messages from a sequence number on, whatever their state.</summary>
    public static IReadOnlyList<DeliveredMessage> Peek(this BrokerCore core, string path, long from, int count)
    {
        var queue = core.Queue(path);
        return [.. core.Database.Peek(queue.Entity.Number, queue.IsDeadLetter, from, count).Select(sequence =>
        {
            var entry = queue.Entries[sequence];
            return Dispatch.Describe(entry, core.ContentOf(entry), entry.Deliveries) with { LockToken = Guid.Empty };
        })];
    }

    private static MessageEntry Locked(BrokerCore core, Guid token) =>
        core.Locks.TryGetValue(token, out var entry) && entry.LockedUntil > core.RealNow ? entry : throw BrokerException.LockLost();
}
