namespace Azure.Messaging.ServiceBus;

/// <summary>A message to send.</summary>
public class ServiceBusMessage
{
    /// <summary>Without a body.</summary>
    public ServiceBusMessage()
    {
    }

    /// <summary>With a text body, UTF-8.</summary>
    public ServiceBusMessage(string body) : this(BinaryData.FromString(body))
    {
    }

    /// <summary>With a body.</summary>
    public ServiceBusMessage(BinaryData body) => Body = body;

    /// <summary>A copy of a received message, to send again.</summary>
    public ServiceBusMessage(ServiceBusReceivedMessage receivedMessage)
    {
        Body = receivedMessage.Body;
        MessageId = receivedMessage.MessageId;
        CorrelationId = receivedMessage.CorrelationId;
        Subject = receivedMessage.Subject;
        ContentType = receivedMessage.ContentType;
        foreach (var (name, value) in receivedMessage.ApplicationProperties)
        {
            if (name is not ("DeadLetterReason" or "DeadLetterErrorDescription")) ApplicationProperties[name] = value;
        }
    }

    /// <summary>The body.</summary>
    public BinaryData Body { get; set; } = BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty);

    /// <summary>Given by the sender; a second message of the same id within the window is dropped where the entity detects duplicates.</summary>
    public string? MessageId { get; set; }

    /// <summary>What it answers.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>A label.</summary>
    public string? Subject { get; set; }

    /// <summary>The body's media type.</summary>
    public string? ContentType { get; set; }

    /// <summary>Not delivered before this.</summary>
    public DateTimeOffset ScheduledEnqueueTime { get; set; }

    /// <summary>Properties of the sender's.</summary>
    public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();
}

/// <summary>A received message.</summary>
public class ServiceBusReceivedMessage
{
    internal ServiceBusReceivedMessage()
    {
    }

    /// <summary>The body.</summary>
    public BinaryData Body { get; internal init; } = BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty);

    /// <summary>The sender's id.</summary>
    public string MessageId { get; internal init; } = string.Empty;

    /// <summary>What it answers.</summary>
    public string? CorrelationId { get; internal init; }

    /// <summary>A label.</summary>
    public string? Subject { get; internal init; }

    /// <summary>The body's media type.</summary>
    public string? ContentType { get; internal init; }

    /// <summary>Properties of the sender's.</summary>
    public IReadOnlyDictionary<string, object> ApplicationProperties { get; internal init; } = new Dictionary<string, object>();

    /// <summary>Names the lock under which it was received.</summary>
    public string LockToken { get; internal init; } = string.Empty;

    /// <summary>When the lock ends.</summary>
    public DateTimeOffset LockedUntil { get; internal init; }

    /// <summary>Deliveries so far, this one included.</summary>
    public int DeliveryCount { get; internal init; }

    /// <summary>Its number in the entity.</summary>
    public long SequenceNumber { get; internal init; }

    /// <summary>When the entity took it.</summary>
    public DateTimeOffset EnqueuedTime { get; internal init; }

    /// <summary>Why it is a dead letter.</summary>
    public string? DeadLetterReason => ApplicationProperties.TryGetValue("DeadLetterReason", out var value) ? value as string : null;

    /// <summary>More on why.</summary>
    public string? DeadLetterErrorDescription =>
        ApplicationProperties.TryGetValue("DeadLetterErrorDescription", out var value) ? value as string : null;
}
