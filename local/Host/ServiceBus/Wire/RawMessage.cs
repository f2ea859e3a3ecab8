using Amqp;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A received transfer, not decoded: the broker stores the sender's bytes.</summary>
internal sealed class RawMessage(byte[] payload) : Message
{
    public byte[] Payload { get; } = payload;

    /// <summary>The message decoded, for requests to the broker itself.</summary>
    public Message Decode() => Decode(new ByteBuffer(Payload, 0, Payload.Length, Payload.Length));
}
