using Amqp;
using Amqp.Framing;
using Amqp.Types;
using Azure.Messaging.ServiceBus;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Between the app's messages and the broker's bytes.</summary>
internal static class MessageConversion
{
    /// <exception cref="ServiceBusException">The message is too large, or a property has a type that AMQP has not.</exception>
    public static IncomingMessage Encode(ServiceBusMessage message, string entityPath)
    {
        var buffer = new ByteBuffer(512, autoGrow: true);
        if (message.ScheduledEnqueueTime != default)
        {
            var annotations = new MessageAnnotations();
            annotations.Map[IncomingMessage.ScheduledAnnotation] = message.ScheduledEnqueueTime.UtcDateTime;
            annotations.Encode(buffer);
        }

        Properties(message).Encode(buffer);
        try
        {
            if (message.ApplicationProperties.Count > 0) Custom(message.ApplicationProperties).Encode(buffer);
            new Data { Binary = message.Body.ToArray() }.Encode(buffer);
            return IncomingMessage.Parse(buffer.Buffer.AsSpan(buffer.Offset, buffer.Length));
        }
        catch (AmqpException unknown)
        {
            throw new ServiceBusException($"An application property cannot be sent: {unknown.Message}", entityPath);
        }
        catch (BrokerException refused)
        {
            throw Refused(refused, entityPath);
        }
    }

    public static ServiceBusReceivedMessage Decode(DeliveredMessage delivered)
    {
        var message = Message.Decode(new ByteBuffer(delivered.Content.Body, 0, delivered.Content.Body.Length, delivered.Content.Body.Length));
        return new ServiceBusReceivedMessage
        {
            Body = Body(message),
            MessageId = message.Properties?.GetMessageId() is { } id ? FormattableString.Invariant($"{id}") : string.Empty,
            CorrelationId = message.Properties?.GetCorrelationId() is { } correlation ? FormattableString.Invariant($"{correlation}") : null,
            Subject = message.Properties?.Subject,
            ContentType = message.Properties?.ContentType,
            ApplicationProperties = Custom(message.ApplicationProperties),
            LockToken = delivered.LockToken.ToString(),
            LockedUntil = delivered.LockedUntil,
            DeliveryCount = delivered.LockToken == Guid.Empty ? delivered.PriorDeliveries : delivered.PriorDeliveries + 1,
            SequenceNumber = delivered.Sequence,
            EnqueuedTime = delivered.EnqueuedAt,
        };
    }

    public static ServiceBusException Refused(BrokerException refused, string? entityPath) => new(refused.Message, entityPath);

    private static Properties Properties(ServiceBusMessage message)
    {
        var properties = new Properties();
        if (message.MessageId is { } id) properties.MessageId = id;
        if (message.CorrelationId is { } correlation) properties.CorrelationId = correlation;
        if (message.Subject is { } subject) properties.Subject = subject;
        if (message.ContentType is { } contentType) properties.ContentType = contentType;
        return properties;
    }

    private static ApplicationProperties Custom(IDictionary<string, object> properties)
    {
        var section = new ApplicationProperties();
        foreach (var (name, value) in properties) section.Map[name] = value is DateTimeOffset time ? time.UtcDateTime : value;
        return section;
    }

    private static Dictionary<string, object> Custom(ApplicationProperties? section)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in section?.Map ?? []) properties[name.ToString()!] = value is Symbol symbol ? symbol.ToString() : value;
        return properties;
    }

    private static BinaryData Body(Message message) => message.Body switch
    {
        byte[] bytes => BinaryData.FromBytes(bytes),
        Data[] parts => BinaryData.FromBytes(parts.SelectMany(part => part.Binary).ToArray()),
        string text => BinaryData.FromString(text),
        _ => BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty),
    };
}
