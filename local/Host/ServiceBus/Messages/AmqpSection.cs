using System.Buffers.Binary;
using Amqp;
using Amqp.Types;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>One section of an encoded message: where it starts, where its value starts, where it ends.</summary>
/// <remarks>AMQP 1.0 part 1 (types) and part 3.2 (message format). Only sizes are read: nothing is decoded or copied.</remarks>
internal readonly record struct AmqpSection(byte Code, int Start, int Value, int End)
{
    public const byte Header = 0x70, DeliveryAnnotations = 0x71, MessageAnnotations = 0x72, Properties = 0x73, ApplicationProperties = 0x74,
        Data = 0x75, Sequence = 0x76, AmqpValue = 0x77, Footer = 0x78;

    /// <summary>The format of a message that carries a batch: each data section is an encoded message.</summary>
    public const uint BatchFormat = 0x80013700;

    /// <summary>Reads the section at a position.</summary>
    /// <exception cref="BrokerException">The bytes are no AMQP message.</exception>
    public static AmqpSection Read(ReadOnlySpan<byte> message, int position)
    {
        try
        {
            if (message[position] != 0) throw BrokerException.Malformed("A message section has no descriptor.");
            var descriptor = position + 1;
            var value = Skip(message, descriptor);
            var code = message[descriptor] switch
            {
                0x53 => message[descriptor + 1],
                0x80 => checked((byte)BinaryPrimitives.ReadUInt64BigEndian(message[(descriptor + 1)..])),
                _ => throw BrokerException.Malformed("A message section's descriptor is not a number."),
            };
            if (code is < Header or > Footer) throw BrokerException.Malformed($"0x{code:x2} is no message section.");
            var end = Skip(message, value);
            return end <= message.Length ? new AmqpSection(code, position, value, end) : throw BrokerException.Malformed("A message is cut off.");
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentOutOfRangeException or OverflowException)
        {
            throw BrokerException.Malformed("A message is cut off.");
        }
    }

    /// <summary>Sections come in order and once, but for a body of several data or sequence sections; a body is of one kind.</summary>
    public bool MayFollow(AmqpSection last) => Code switch
    {
        Data or Sequence => last.Code < Data || last.Code == Code,
        AmqpValue => last.Code < Data,
        _ => last.Code < Code,
    };

    /// <summary>The bytes of a binary value, as a data section holds it.</summary>
    /// <exception cref="BrokerException">The value is not binary.</exception>
    public ReadOnlySpan<byte> Binary(ReadOnlySpan<byte> message) => message[Value] switch
    {
        0xa0 => message[(Value + 2)..End],
        0xb0 => message[(Value + 5)..End],
        _ => throw BrokerException.Malformed("A data section is not binary."),
    };

    /// <summary>A section's bytes. (The library's message encoder would add an empty body.)</summary>
    public static byte[] Encode(Described section)
    {
        var buffer = new ByteBuffer(128, autoGrow: true);
        section.Encode(buffer);
        return buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).ToArray();
    }

    private static int Skip(ReadOnlySpan<byte> message, int position)
    {
        var format = message[position];
        if (format == 0) return Skip(message, Skip(message, position + 1));
        return checked(position + 1 + ((format >> 4) switch
        {
            0x4 => 0,
            0x5 => 1,
            0x6 => 2,
            0x7 => 4,
            0x8 => 8,
            0x9 => 16,
            0xa or 0xc or 0xe => 1 + message[position + 1],
            0xb or 0xd or 0xf => 4 + (int)BinaryPrimitives.ReadUInt32BigEndian(message[(position + 1)..]),
            _ => throw BrokerException.Malformed($"0x{format:x2} is no AMQP type."),
        }));
    }
}
