namespace CreditFunctions.Local.ServiceBus;

/// <summary>What the broker keeps in memory of each message; times in Unix milliseconds by the app's clock.</summary>
internal sealed record StoredMessage(
    int Entity, long Sequence, bool IsDeadLetter, MessageState State, long Enqueued, long Due, long Expires, int Deliveries);
