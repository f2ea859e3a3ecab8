namespace CreditFunctions.Local.ServiceBus;

/// <summary>Somebody who receives from a queue: an AMQP link, an in-process receiver, a trigger.</summary>
/// <param name="isPeekLock">Messages come under a lock; otherwise they are deleted as they are given out.</param>
/// <param name="deliver">Takes what is on disk as given out. Called on the broker's thread: it must be quick and never wait.</param>
internal sealed class Consumer(bool isPeekLock, Action<IReadOnlyList<DeliveredMessage>> deliver)
{
    private List<DeliveredMessage>? _waiting;

    public bool IsPeekLock { get; } = isPeekLock;

    /// <summary>After one delivery it takes nothing more until it is given credit again.</summary>
    public bool IsOneShot { get; init; }

    /// <summary>How many messages it has room for. Only the broker's thread touches it.</summary>
    public int Credit { get; set; }

    /// <summary>The queue it receives from, while it does.</summary>
    public MessageQueue? Queue { get; set; }

    /// <summary>Adds a message to the next delivery; true for the first.</summary>
    public bool Add(DeliveredMessage message)
    {
        Credit--;
        var isFirst = _waiting is null;
        (_waiting ??= []).Add(message);
        return isFirst;
    }

    /// <summary>Hands over what was added.</summary>
    public void Flush()
    {
        if (_waiting is not { } messages) return;
        _waiting = null;
        if (IsOneShot) Credit = 0;
        deliver(messages);
    }
}
