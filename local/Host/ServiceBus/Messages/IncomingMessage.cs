using Amqp;
using Amqp.Framing;
using Amqp.Types;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A message that was sent: its bytes, and what the broker acts on.</summary>
/// <param name="Content">The bytes to store.</param>
/// <param name="MessageId">The sender's id, by which duplicates are found; null where it gave none.</param>
/// <param name="TimeToLive">The sender's limit.</param>
/// <param name="ScheduledFor">Not to be delivered before this.</param>
internal sealed record IncomingMessage(MessageContent Content, string? MessageId, TimeSpan? TimeToLive, DateTimeOffset? ScheduledFor)
{
    /// <summary>The annotation that schedules a message.</summary>
    public static readonly Symbol ScheduledAnnotation = "x-opt-scheduled-enqueue-time";

    /// <summary>Reads one transfer: a message, or a batch of them.</summary>
    /// <exception cref="BrokerException">It is too large or not a message.</exception>
    public static IReadOnlyList<IncomingMessage> ParseTransfer(ReadOnlySpan<byte> payload, uint format)
    {
        if (payload.Length > BrokerLimits.MaxMessageBytes) throw BrokerException.TooLarge(payload.Length);
        if (format != AmqpSection.BatchFormat) return [Parse(payload)];
        var messages = new List<IncomingMessage>();
        for (var position = 0; position < payload.Length;)
        {
            var section = AmqpSection.Read(payload, position);
            position = section.End;
            if (section.Code == AmqpSection.Data) messages.Add(Parse(section.Binary(payload)));
        }

        return messages;
    }

    /// <summary>Reads one encoded message. A message without an id is given one.</summary>
    /// <exception cref="BrokerException">It is too large or not a message.</exception>
    public static IncomingMessage Parse(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length > BrokerLimits.MaxMessageBytes) throw BrokerException.TooLarge(encoded.Length);
        var (head, body) = (0, encoded.Length);
        AmqpSection? properties = null;
        for (var position = 0; position < encoded.Length;)
        {
            var section = AmqpSection.Read(encoded, position);
            position = section.End;
            if (section.Code < AmqpSection.Properties) head = section.End;
            else body = Math.Min(body, section.Start);
            if (section.Code == AmqpSection.Properties) properties = section;
        }

        if (head > body) throw BrokerException.Malformed("A message's sections are out of order.");
        var (kept, ttl, scheduled) = Head(encoded[..head]);
        var (id, content) = Identify(encoded, body, properties);
        return new IncomingMessage(new MessageContent(kept, content), id, ttl, scheduled);
    }

    /// <summary>The sender's limit in stored bytes.</summary>
    public static TimeSpan? TimeToLiveOf(MessageContent content) => LimitOf(content.DecodeHead());

    private static TimeSpan? LimitOf(Message message) =>
        message.Header is { Ttl: > 0 } header && header.HasField(2) ? TimeSpan.FromMilliseconds(header.Ttl) : null;

    private static (byte[] Kept, TimeSpan? TimeToLive, DateTimeOffset? ScheduledFor) Head(ReadOnlySpan<byte> encoded)
    {
        if (encoded.IsEmpty) return ([], null, null);
        var message = Decode(encoded);
        DateTimeOffset? scheduled = message.MessageAnnotations?.Map[ScheduledAnnotation] is DateTime at
            ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
        var matters = message.Header is not null || message.MessageAnnotations?.Map.Count > 0;
        return (matters ? encoded.ToArray() : [], LimitOf(message), scheduled);
    }

    private static (string? Id, byte[] Body) Identify(ReadOnlySpan<byte> encoded, int body, AmqpSection? found)
    {
        var properties = found is { } section ? Decode(encoded[section.Start..section.End]).Properties : new Properties();
        var id = properties.GetMessageId() switch
        {
            null => null,
            string { Length: > BrokerLimits.MaxMessageIdLength } =>
                throw BrokerException.NotAllowed($"A message id has at most {BrokerLimits.MaxMessageIdLength} characters."),
            string text => text,
            byte[] bytes => Convert.ToHexString(bytes),
            var other => FormattableString.Invariant($"{other}"),
        };
        if (id is not null) return (id, encoded[body..].ToArray());
        properties.SetMessageId(Guid.NewGuid().ToString("N"));
        return (null, [.. AmqpSection.Encode(properties), .. encoded[(found?.End ?? body)..]]);
    }

    private static Message Decode(ReadOnlySpan<byte> encoded)
    {
        try
        {
            return Message.Decode(new ByteBuffer(encoded.ToArray(), 0, encoded.Length, encoded.Length));
        }
        catch (Exception exception) when (exception is AmqpException or InvalidOperationException or InvalidCastException or ArgumentException)
        {
            throw BrokerException.Malformed(exception.Message);
        }
    }
}
