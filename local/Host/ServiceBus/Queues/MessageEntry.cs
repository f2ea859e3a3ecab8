namespace CreditFunctions.Local.ServiceBus;

/// <summary>A message in memory. Only the broker's own thread touches it. Times are Unix milliseconds.</summary>
internal sealed class MessageEntry(MessageQueue queue, long sequence, MessageState state, long enqueued, long due, long expires, int deliveries)
{
    /// <summary>Where it is: the queue or its dead letters.</summary>
    public MessageQueue Queue { get; set; } = queue;

    public long Sequence { get; } = sequence;

    public MessageState State { get; set; } = state;

    public long Enqueued { get; } = enqueued;

    /// <summary>For a scheduled message: when it is due, by the app's clock.</summary>
    public long Due { get; } = due;

    /// <summary>When it expires, by the app's clock.</summary>
    public long Expires { get; } = expires;

    /// <summary>Deliveries so far.</summary>
    public int Deliveries { get; set; } = deliveries;

    /// <summary>The lock it is under, or empty.</summary>
    public Guid LockToken { get; set; }

    /// <summary>End of the lock, real time.</summary>
    public long LockedUntil { get; set; }

    /// <summary>Settled, expired or cancelled: it is nowhere any more.</summary>
    public bool IsGone { get; set; }

    /// <summary>Its bytes, where they are kept in memory.</summary>
    public MessageContent? Content { get; set; }

    public bool IsLocked => LockToken != Guid.Empty;

    public bool IsDeliverable => !IsGone && !IsLocked && State == MessageState.Active;
}
