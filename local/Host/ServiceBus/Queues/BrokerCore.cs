using System.Diagnostics.CodeAnalysis;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>The entities in memory over the file. Only the broker's own thread touches it, and only within a turn.</summary>
internal sealed class BrokerCore
{
    private readonly Dictionary<string, Entity> _entities = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, MessageQueue> _queues = new(StringComparer.OrdinalIgnoreCase);
    private long _lastDuplicate;
    private long _cached;

    public BrokerCore(BrokerDatabase database, ServiceBusConfig config)
    {
        Database = database;
        foreach (var queue in config.Queues) Add(Entity.Queue(queue, database));
        foreach (var topic in config.Topics)
        {
            var entity = Entity.Topic(topic, database);
            Add(entity);
            foreach (var subscription in entity.Subscriptions!) Add(subscription);
        }

        Load();
    }

    public BrokerDatabase Database { get; }

    /// <summary>The app's time in this turn, Unix milliseconds.</summary>
    public long Now { get; set; }

    /// <summary>Real time in this turn, Unix milliseconds: for locks.</summary>
    public long RealNow { get; set; }

    /// <summary>Messages under a lock, by its token.</summary>
    public Dictionary<Guid, MessageEntry> Locks { get; } = [];

    /// <summary>Scheduled messages, by when they are due.</summary>
    public PriorityQueue<MessageEntry, long> Scheduled { get; } = new();

    /// <summary>Queues in which a message or room for one appeared.</summary>
    public HashSet<MessageQueue> Touched { get; } = [];

    /// <summary>Who was given messages in this turn.</summary>
    public List<Consumer> Outbox { get; } = [];

    public IReadOnlyCollection<Entity> Entities => _entities.Values;

    public IReadOnlyCollection<MessageQueue> Queues => _queues.Values;

    /// <summary>A queue, a subscription, or one's dead letters.</summary>
    /// <exception cref="BrokerException">There is no such entity, or it is a topic.</exception>
    public MessageQueue Queue(string path) => _queues.TryGetValue(path, out var queue) ? queue
        : _entities.ContainsKey(path) ? throw BrokerException.NotAllowed($"'{path}' is a topic: receive from one of its subscriptions.")
        : throw BrokerException.NotFound(path);

    /// <summary>A queue or topic to send to.</summary>
    /// <exception cref="BrokerException">There is no such entity, or one cannot send to it.</exception>
    public Entity Target(string path) => _entities.TryGetValue(path, out var entity) && !entity.IsSubscription ? entity
        : _queues.ContainsKey(path) ? throw BrokerException.NotAllowed($"'{path}' cannot be sent to: send to the queue or the topic.")
        : throw BrokerException.NotFound(path);

    /// <summary>Passes where there is such an entity.</summary>
    /// <exception cref="BrokerException">There is none.</exception>
    public void Require(string path)
    {
        if (!_entities.ContainsKey(path) && !_queues.ContainsKey(path)) throw BrokerException.NotFound(path);
    }

    /// <summary>Stores a new message in a queue, or with a topic where it is scheduled.</summary>
    public MessageEntry Store(Entity entity, MessageState state, long due, TimeSpan? timeToLive, MessageContent content)
    {
        var limit = Math.Min((timeToLive ?? TimeSpan.MaxValue).TotalMilliseconds, entity.Rules.TimeToLive.TotalMilliseconds);
        var expires = state != MessageState.Scheduled && limit < 1e14 ? Now + (long)limit : long.MaxValue;
        var entry = new MessageEntry(entity.Messages, entity.NextSequence(), state, Now, due, expires, 0);
        Database.Insert(new StoredMessage(entity.Number, entry.Sequence, false, state, Now, due, expires, 0), content);
        if (_cached + content.Length <= BrokerLimits.CachedBytes)
        {
            entry.Content = content;
            _cached += content.Length;
        }

        entity.Messages.Add(entry);
        if (state == MessageState.Scheduled) Scheduled.Enqueue(entry, due);
        Touched.Add(entity.Messages);
        return entry;
    }

    /// <summary>True where the entity saw the id within its window; otherwise it has now.</summary>
    public bool IsDuplicate(Entity entity, [NotNullWhen(true)] string? id)
    {
        if (id is null || entity.Duplicates is not { } window) return false;
        if (window.Contains(id, Now)) return true;
        window.Add(++_lastDuplicate, id, Now);
        return false;
    }

    public MessageContent ContentOf(MessageEntry entry) =>
        entry.Content ?? Database.Content(entry.Queue.Entity.Number, entry.Sequence);

    /// <summary>Takes a message out for good.</summary>
    public void Delete(MessageEntry entry)
    {
        entry.Queue.Remove(entry);
        Unlock(entry);
        entry.IsGone = true;
        Forget(entry);
        Database.Delete(entry.Queue.Entity.Number, entry.Sequence);
    }

    /// <summary>Moves a message to the dead letters of its queue, with the reason in its application properties.</summary>
    public void DeadLetter(MessageEntry entry, string? reason, string? description, IReadOnlyDictionary<string, object>? properties = null)
    {
        var merged = new Dictionary<string, object>(properties ?? new Dictionary<string, object>());
        if (reason is not null) merged["DeadLetterReason"] = reason;
        if (description is not null) merged["DeadLetterErrorDescription"] = description;
        Rewrite(entry, merged);
        entry.Queue.Remove(entry);
        Unlock(entry);
        var entity = entry.Queue.Entity;
        entry.State = MessageState.Active;
        Database.Move(entity.Number, entry.Sequence, isDeadLetter: true, entry.State);
        entity.DeadLetters.Add(entry);
        Touched.Add(entity.DeadLetters);
    }

    /// <summary>Sets application properties that stay with the message.</summary>
    public void Rewrite(MessageEntry entry, IReadOnlyDictionary<string, object> properties)
    {
        if (properties.Count == 0) return;
        var content = ContentOf(entry).With(properties);
        Forget(entry);
        Database.Rewrite(entry.Queue.Entity.Number, entry.Sequence, content.Body);
    }

    public void Unlock(MessageEntry entry)
    {
        if (entry.IsLocked) Locks.Remove(entry.LockToken);
        entry.LockToken = Guid.Empty;
        entry.Queue.EarliestExpiry = Math.Min(entry.Queue.EarliestExpiry, entry.Expires);
    }

    /// <summary>Makes the turn durable.</summary>
    public void Commit()
    {
        if (!Database.IsDirty) return;
        foreach (var entity in _entities.Values)
        {
            if (!entity.IsSequenceDirty) continue;
            entity.IsSequenceDirty = false;
            Database.LastSequence(entity.Number, entity.LastSequence);
        }

        Database.Commit();
    }

    private void Add(Entity entity)
    {
        if (!_entities.TryAdd(entity.Path, entity)) throw new InvalidDataException($"{entity.Path}: the Service Bus configuration names it twice.");
        if (entity.Subscriptions is not null) return;
        _queues.Add(entity.Path, entity.Messages);
        _queues.Add(entity.DeadLetters.Path, entity.DeadLetters);
    }

    private void Load()
    {
        var byNumber = _entities.Values.ToDictionary(entity => entity.Number);
        foreach (var stored in Database.Messages())
        {
            // An entity that left the configuration keeps its messages in the file until it comes back.
            if (!byNumber.TryGetValue(stored.Entity, out var entity)) continue;
            var queue = stored.IsDeadLetter ? entity.DeadLetters : entity.Messages;
            var entry = new MessageEntry(queue, stored.Sequence, stored.State, stored.Enqueued, stored.Due, stored.Expires, stored.Deliveries);
            queue.Add(entry);
            if (entry.State == MessageState.Scheduled) Scheduled.Enqueue(entry, entry.Due);
        }

        foreach (var (number, entity, id, at) in Database.Duplicates())
        {
            _lastDuplicate = number;
            if (byNumber.TryGetValue(entity, out var owner)) owner.Duplicates?.Load(number, id, at);
        }
    }

    private void Forget(MessageEntry entry)
    {
        if (entry.Content is { } content) _cached -= content.Length;
        entry.Content = null;
    }
}
