namespace CreditFunctions.Local.ServiceBus;

/// <summary>Takes what is sent: stores it, copies it to subscriptions, drops duplicates, keeps it until its time.</summary>
internal static class Intake
{
    /// <summary>Stores messages, all or none.</summary>
    /// <exception cref="BrokerException">There is no such queue or topic.</exception>
    public static void Send(this BrokerCore core, string path, IReadOnlyList<IncomingMessage> messages)
    {
        var target = core.Target(path);
        foreach (var message in messages)
        {
            if (core.IsDuplicate(target, message.MessageId)) continue;
            if (message.ScheduledFor is { } at && at.ToUnixTimeMilliseconds() > core.Now) Keep(core, target, message, at);
            else Enqueue(core, target, message.Content, message.TimeToLive);
        }
    }

    /// <summary>Keeps messages until their time and gives their sequence numbers, by which they can be cancelled.</summary>
    /// <inheritdoc cref="Send" path="/exception"/>
    public static IReadOnlyList<long> Schedule(this BrokerCore core, string path, IReadOnlyList<IncomingMessage> messages)
    {
        var target = core.Target(path);
        return [.. messages.Select(message => core.IsDuplicate(target, message.MessageId)
            ? target.NextSequence()
            : Keep(core, target, message, message.ScheduledFor ?? DateTimeOffset.FromUnixTimeMilliseconds(core.Now)))];
    }

    /// <summary>Takes scheduled messages back.</summary>
    /// <exception cref="BrokerException">One is not scheduled: nothing is cancelled.</exception>
    public static void Cancel(this BrokerCore core, string path, IReadOnlyList<long> sequences)
    {
        var queue = core.Target(path).Messages;
        var entries = sequences.Select(sequence => queue.Entries.TryGetValue(sequence, out var entry) && entry.State == MessageState.Scheduled
            ? entry
            : throw BrokerException.MessageNotFound(sequence)).ToHashSet();
        foreach (var entry in entries) core.Delete(entry);
    }

    /// <summary>Enqueues the scheduled messages whose time has come.</summary>
    /// <remarks>They are appended as if they had been sent now, under new sequence numbers.</remarks>
    public static void ActivateDue(this BrokerCore core)
    {
        while (core.Scheduled.TryPeek(out var entry, out var due) && (entry.IsGone || due <= core.Now))
        {
            core.Scheduled.Dequeue();
            if (entry.IsGone) continue;
            var content = core.ContentOf(entry);
            core.Delete(entry);
            Enqueue(core, entry.Queue.Entity, content, IncomingMessage.TimeToLiveOf(content));
        }
    }

    private static long Keep(BrokerCore core, Entity target, IncomingMessage message, DateTimeOffset at) =>
        core.Store(target, MessageState.Scheduled, at.ToUnixTimeMilliseconds(), message.TimeToLive, message.Content).Sequence;

    private static void Enqueue(BrokerCore core, Entity target, MessageContent content, TimeSpan? timeToLive)
    {
        if (target.Subscriptions is not { } subscriptions)
        {
            core.Store(target, MessageState.Active, 0, timeToLive, content);
            return;
        }

        core.Database.Sent(target.Number, target.NextSequence(), core.Now, content);
        var limit = timeToLive < target.Rules.TimeToLive ? timeToLive.Value : target.Rules.TimeToLive;
        foreach (var subscription in subscriptions) core.Store(subscription, MessageState.Active, 0, limit, content);
    }
}
