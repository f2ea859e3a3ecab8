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
        var bytes = encoded.ToArray();
        var message = new Message();
        var (head, body, afterProperties) = (0, bytes.Length, -1);
        AmqpSection last = default;
        for (var position = 0; position < bytes.Length;)
        {
            var section = AmqpSection.Read(bytes, position);
            position = section.End;
            if (!section.MayFollow(last)) throw BrokerException.Malformed("A message's sections are out of order.");
            last = section;
            if (section.Code < AmqpSection.Properties) head = section.End;
            else body = Math.Min(body, section.Start);
            if (section.Code == AmqpSection.Properties) afterProperties = section.End;
            Read(bytes, section, message);
        }

        var matters = message.Header is not null || message.MessageAnnotations?.Map.Count > 0;
        var id = Id(message.Properties);
        var content = new MessageContent(matters ? bytes[..head] : [],
            id is null ? Identify(message.Properties, bytes.AsSpan(afterProperties < 0 ? body : afterProperties)) : bytes[body..]);
        DateTimeOffset? scheduled = message.MessageAnnotations?.Map[ScheduledAnnotation] is DateTime at
            ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null;
        return new IncomingMessage(content, id, LimitOf(message), scheduled);
    }

    /// <summary>The sender's limit in stored bytes.</summary>
    public static TimeSpan? TimeToLiveOf(MessageContent content) => LimitOf(content.DecodeHead());

    private static TimeSpan? LimitOf(Message message) =>
        message.Header is { Ttl: > 0 } header && header.HasField(2) ? TimeSpan.FromMilliseconds(header.Ttl) : null;

    private static string? Id(Properties? properties) => properties?.GetMessageId() switch
    {
        null => null,
        string { Length: > BrokerLimits.MaxMessageIdLength } =>
            throw BrokerException.NotAllowed($"A message id has at most {BrokerLimits.MaxMessageIdLength} characters."),
        string text => text,
        byte[] bytes => Convert.ToHexString(bytes),
        var other => FormattableString.Invariant($"{other}"),
    };

    private static byte[] Identify(Properties? properties, ReadOnlySpan<byte> rest)
    {
        properties ??= new Properties();
        properties.SetMessageId(Guid.NewGuid().ToString("N"));
        return [.. AmqpSection.Encode(properties), .. rest];
    }

    /// <summary>Decodes a section by itself, as it is decoded again later: one that lies about its length is found here.</summary>
    private static void Read(byte[] bytes, AmqpSection section, Message into)
    {
        try
        {
            var read = Message.Decode(new ByteBuffer(bytes, section.Start, section.End - section.Start, section.End - section.Start));
            into.Header ??= read.Header;
            into.MessageAnnotations ??= read.MessageAnnotations;
            into.Properties ??= read.Properties;
        }
        catch (Exception exception)
        {
            // The library throws whatever malformed bytes lead it to, a null reference among it.
            throw BrokerException.Malformed($"The message cannot be read: {exception.Message}");
        }
    }
}
