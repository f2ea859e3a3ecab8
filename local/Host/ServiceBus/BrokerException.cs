namespace CreditFunctions.Local.ServiceBus;

/// <summary>What the broker refuses, with the AMQP condition that tells a client why.</summary>
internal sealed class BrokerException(string condition, string message) : Exception(message)
{
    /// <summary>Such as <c>amqp:not-found</c>.</summary>
    public string Condition { get; } = condition;

    public static BrokerException NotFound(string path) => new("amqp:not-found",
        $"The messaging entity '{path}' could not be found. The entities are those of servicebus.config.json.");

    public static BrokerException LockLost() => new("com.microsoft:message-lock-lost",
        "The lock supplied is invalid. Either the lock expired, or the message has already been removed from the queue.");

    public static BrokerException TooLarge(long size) => new("amqp:link:message-size-exceeded",
        $"The message or batch has {size} bytes; the limit is {BrokerLimits.MaxMessageBytes} bytes.");

    public static BrokerException NotAllowed(string message) => new("amqp:not-allowed", message);

    public static BrokerException Malformed(string message) => new("amqp:decode-error", message);

    public static BrokerException MessageNotFound(long sequence) => new("com.microsoft:message-not-found",
        $"No such message has the sequence number {sequence}.");
}
