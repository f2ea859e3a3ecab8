using Amqp;
using Amqp.Framing;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A stored message's bytes, as its sender encoded them.</summary>
/// <param name="Head">Header and message annotations, where the sender gave any; both are written anew at each delivery.</param>
/// <param name="Body">Properties, application properties, body and footer: delivered as they came.</param>
internal sealed record MessageContent(byte[] Head, byte[] Body)
{
    public int Length => Head.Length + Body.Length;

    /// <summary>The same message with further application properties; a name that is there already gets the new value.</summary>
    public MessageContent With(IReadOnlyDictionary<string, object> properties)
    {
        if (properties.Count == 0) return this;
        var merged = new ApplicationProperties();
        var (start, end) = (0, 0);
        for (var position = 0; position < Body.Length;)
        {
            var section = AmqpSection.Read(Body, position);
            position = section.End;
            if (section.Code == AmqpSection.Properties) (start, end) = (section.End, section.End);
            if (section.Code != AmqpSection.ApplicationProperties) continue;
            (start, end) = (section.Start, section.End);
            merged = Message.Decode(new ByteBuffer(Body, start, end - start, end - start)).ApplicationProperties;
        }

        foreach (var (name, value) in properties) merged.Map[name] = value;
        return this with { Body = [.. Body.AsSpan(0, start), .. AmqpSection.Encode(merged), .. Body.AsSpan(end)] };
    }

    /// <summary>The sender's header and annotations.</summary>
    public Message DecodeHead() => Head.Length == 0 ? new Message() : Message.Decode(new ByteBuffer(Head, 0, Head.Length, Head.Length));
}
