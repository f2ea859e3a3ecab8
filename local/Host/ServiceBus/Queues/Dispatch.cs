namespace CreditFunctions.Local.ServiceBus;

/// <summary>Gives messages out, under locks, and takes them back when a lock or a life ends.</summary>
internal static class Dispatch
{
    /// <summary>Gives what is deliverable to whoever has room, first come first served.</summary>
    public static void DispatchTouched(this BrokerCore core)
    {
        while (core.Touched.Count > 0)
        {
            var queue = core.Touched.First();
            core.Touched.Remove(queue);
            while (queue.Backlog > 0 && queue.NextConsumer() is { } consumer && queue.Take() is { } entry)
            {
                if (entry.Expires <= core.Now && !queue.IsDeadLetter)
                {
                    queue.Offer(entry);
                    Expire(core, entry);
                }
                else if (consumer.Add(GiveOut(core, entry, consumer.IsPeekLock)))
                {
                    core.Outbox.Add(consumer);
                }
            }
        }
    }

    /// <summary>Gives a message out: the count is on disk before it leaves, so that a message that kills its receiver is counted.</summary>
    public static DeliveredMessage GiveOut(this BrokerCore core, MessageEntry entry, bool isPeekLock)
    {
        var content = core.ContentOf(entry);
        var prior = entry.Deliveries;
        if (isPeekLock)
        {
            entry.Deliveries++;
            entry.LockToken = Guid.NewGuid();
            entry.LockedUntil = core.RealNow + (long)entry.Queue.Rules.LockDuration.TotalMilliseconds;
            core.Locks.Add(entry.LockToken, entry);
            entry.Queue.Locked(entry);
            core.Database.Delivered(entry.Queue.Entity.Number, entry.Sequence, entry.Deliveries);
            return Describe(entry, content, prior);
        }

        entry.IsGone = true;
        core.Delete(entry);
        return Describe(entry, content, prior);
    }

    /// <summary>A message as a receiver or a peek sees it.</summary>
    public static DeliveredMessage Describe(MessageEntry entry, MessageContent content, int prior)
    {
        var lives = entry.Expires == long.MaxValue ? TimeSpan.MaxValue : TimeSpan.FromMilliseconds(entry.Expires - entry.Enqueued);
        var due = entry.State == MessageState.Scheduled ? entry.Due : entry.Enqueued;
        return new DeliveredMessage(entry.LockToken, DateTimeOffset.FromUnixTimeMilliseconds(entry.LockedUntil), entry.Sequence, prior,
            DateTimeOffset.FromUnixTimeMilliseconds(due), lives, entry.State, content);
    }

    /// <summary>Takes back the messages whose lock ended.</summary>
    public static void ExpireLocks(this BrokerCore core)
    {
        foreach (var queue in core.Queues)
        {
            while (queue.TakeExpiredLock(core.RealNow) is { } entry)
            {
                core.Unlock(entry);
                core.TakeBack(entry);
            }
        }
    }

    /// <summary>An unlocked message goes back to its place, or to the dead letters when it was delivered too often.</summary>
    public static void TakeBack(this BrokerCore core, MessageEntry entry)
    {
        var queue = entry.Queue;
        if (!queue.IsDeadLetter && entry.Deliveries >= queue.Rules.MaxDeliveryCount)
        {
            if (entry.IsDeliverable) queue.Offer(entry);
            core.DeadLetter(entry, "MaxDeliveryCountExceeded",
                $"Message could not be consumed after {queue.Rules.MaxDeliveryCount} delivery attempts.");
        }
        else if (entry.IsDeliverable)
        {
            queue.Offer(entry);
            core.Touched.Add(queue);
        }
    }

    /// <summary>Ends the messages whose time to live is over; those under a lock stay until it ends.</summary>
    public static void ExpireMessages(this BrokerCore core)
    {
        foreach (var queue in core.Queues)
        {
            if (queue.IsDeadLetter || queue.EarliestExpiry > core.Now) continue;
            foreach (var entry in queue.Entries.Values.Where(entry => !entry.IsLocked && entry.Expires <= core.Now).ToList()) Expire(core, entry);
            queue.EarliestExpiry = queue.Entries.Values.Where(entry => !entry.IsLocked).Select(entry => entry.Expires).DefaultIfEmpty(long.MaxValue).Min();
        }
    }

    private static void Expire(BrokerCore core, MessageEntry entry)
    {
        if (entry.Queue.Rules.DeadLetterOnExpiration)
        {
            core.DeadLetter(entry, "TTLExpiredException", "The message expired and was dead lettered.");
        }
        else
        {
            core.Delete(entry);
        }
    }
}
