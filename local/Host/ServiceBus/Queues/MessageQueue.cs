namespace CreditFunctions.Local.ServiceBus;

/// <summary>The messages of a queue, a subscription, or of one's dead letters, and who waits for them.</summary>
/// <remarks>Only the broker's own thread touches it, but for <see cref="Backlog"/>.</remarks>
internal sealed class MessageQueue(Entity entity, bool isDeadLetter)
{
    private readonly PriorityQueue<MessageEntry, long> _deliverable = new();
    private readonly Queue<(MessageEntry Entry, long Until)> _locks = new();
    private readonly List<Consumer> _consumers = [];
    private int _next;
    private int _backlog;

    public Entity Entity { get; } = entity;

    public bool IsDeadLetter { get; } = isDeadLetter;

    public QueueRules Rules => Entity.Rules;

    public string Path => IsDeadLetter ? $"{Entity.Path}/$DeadLetterQueue" : Entity.Path;

    /// <summary>Every message that is here, by sequence number.</summary>
    public Dictionary<long, MessageEntry> Entries { get; } = [];

    /// <summary>At most the earliest expiry among the messages; later ones may have gone.</summary>
    public long EarliestExpiry { get; set; } = long.MaxValue;

    /// <summary>Messages that could be delivered now. Any thread may read it.</summary>
    public int Backlog => Volatile.Read(ref _backlog);

    public void Add(MessageEntry entry)
    {
        entry.Queue = this;
        Entries.Add(entry.Sequence, entry);
        if (!IsDeadLetter) EarliestExpiry = Math.Min(EarliestExpiry, entry.Expires);
        if (entry.IsDeliverable) Offer(entry);
    }

    public void Remove(MessageEntry entry)
    {
        Entries.Remove(entry.Sequence);
        if (entry.IsDeliverable) Interlocked.Decrement(ref _backlog);
    }

    /// <summary>A message became deliverable: it takes its old place.</summary>
    public void Offer(MessageEntry entry)
    {
        _deliverable.Enqueue(entry, entry.Sequence);
        Interlocked.Increment(ref _backlog);
    }

    /// <summary>The first deliverable message, which then is the caller's.</summary>
    public MessageEntry? Take()
    {
        while (_deliverable.TryDequeue(out var entry, out _))
        {
            if (entry.Queue != this || !entry.IsDeliverable) continue;
            Interlocked.Decrement(ref _backlog);
            return entry;
        }

        return null;
    }

    /// <summary>Notes a lock. All locks of a queue last equally long, so that they end in the order in which they began.</summary>
    public void Locked(MessageEntry entry) => _locks.Enqueue((entry, entry.LockedUntil));

    /// <summary>A message whose lock has ended.</summary>
    public MessageEntry? TakeExpiredLock(long now)
    {
        while (_locks.TryPeek(out var first))
        {
            var stands = first.Entry.IsLocked && !first.Entry.IsGone && first.Entry.LockedUntil == first.Until;
            if (stands && first.Until > now) return null;
            _locks.Dequeue();
            if (stands) return first.Entry;
        }

        return null;
    }

    /// <summary>When the next lock may end.</summary>
    public long NextLockEnd => _locks.TryPeek(out var first) ? first.Until : long.MaxValue;

    public void Attach(Consumer consumer) => _consumers.Add(consumer);

    public void Detach(Consumer consumer) => _consumers.Remove(consumer);

    /// <summary>The next receiver in turn that has room.</summary>
    public Consumer? NextConsumer()
    {
        for (var tries = 0; tries < _consumers.Count; tries++)
        {
            _next = (_next + 1) % _consumers.Count;
            if (_consumers[_next].Credit > 0) return _consumers[_next];
        }

        return null;
    }
}
