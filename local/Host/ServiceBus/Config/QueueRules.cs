namespace CreditFunctions.Local.ServiceBus;

/// <summary>How a queue or a subscription treats its messages.</summary>
/// <param name="Path">The entity's address: <c>queue</c> or <c>topic/Subscriptions/name</c>.</param>
/// <param name="LockDuration">How long a received message stays with its receiver, in real time.</param>
/// <param name="MaxDeliveryCount">Deliveries after which a message becomes a dead letter.</param>
/// <param name="TimeToLive">The longest a message lives before it expires, by the app's clock.</param>
/// <param name="DeadLetterOnExpiration">Whether an expired message becomes a dead letter or is dropped.</param>
/// <param name="DuplicateWindow">For how long a message id is remembered, by the app's clock; null where duplicates are not looked for.</param>
internal sealed record QueueRules(
    string Path, TimeSpan LockDuration, int MaxDeliveryCount, TimeSpan TimeToLive, bool DeadLetterOnExpiration, TimeSpan? DuplicateWindow);

/// <summary>A topic: what is sent to it goes to each of its subscriptions.</summary>
internal sealed record TopicRules(string Path, TimeSpan TimeToLive, TimeSpan? DuplicateWindow, IReadOnlyList<QueueRules> Subscriptions);
