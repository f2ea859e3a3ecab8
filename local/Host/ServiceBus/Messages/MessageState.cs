namespace CreditFunctions.Local.ServiceBus;

/// <summary>Where a message stands; stored by number.</summary>
internal enum MessageState
{
    /// <summary>To be delivered.</summary>
    Active = 0,

    /// <summary>Set aside by a receiver: only asked for by its number.</summary>
    Deferred = 1,

    /// <summary>Waits for its time.</summary>
    Scheduled = 2,
}
