namespace CreditFunctions.Local.ServiceBus;

/// <summary>A queue, a subscription or a topic. Only the broker's own thread touches it.</summary>
internal sealed class Entity
{
    private Entity(string path, QueueRules rules, TimeSpan? window, BrokerDatabase database)
    {
        (Path, Rules) = (path, rules);
        (Number, LastSequence) = database.Entity(path);
        Duplicates = window is { } length ? new DuplicateWindow(Number, (long)length.TotalMilliseconds, database) : null;
        Messages = new MessageQueue(this, isDeadLetter: false);
        DeadLetters = new MessageQueue(this, isDeadLetter: true);
    }

    public string Path { get; }

    public QueueRules Rules { get; }

    public int Number { get; }

    /// <summary>Null where the entity does not look for duplicates.</summary>
    public DuplicateWindow? Duplicates { get; }

    /// <summary>Its messages; a topic has only scheduled ones.</summary>
    public MessageQueue Messages { get; }

    public MessageQueue DeadLetters { get; }

    /// <summary>Where a topic's messages go; null for a queue or subscription.</summary>
    public IReadOnlyList<Entity>? Subscriptions { get; private init; }

    public bool IsSubscription { get; private init; }

    public long LastSequence { get; private set; }

    /// <summary>The last sequence number has to be stored with the next commit.</summary>
    public bool IsSequenceDirty { get; set; }

    public static Entity Queue(QueueRules rules, BrokerDatabase database) => new(rules.Path, rules, rules.DuplicateWindow, database);

    public static Entity Topic(TopicRules rules, BrokerDatabase database) =>
        new(rules.Path, new QueueRules(rules.Path, TimeSpan.FromMinutes(1), 1, rules.TimeToLive, false, null), rules.DuplicateWindow, database)
        {
            Subscriptions = [.. rules.Subscriptions.Select(subscription => new Entity(subscription.Path, subscription, null, database) { IsSubscription = true })],
        };

    public long NextSequence()
    {
        IsSequenceDirty = true;
        return ++LastSequence;
    }
}
