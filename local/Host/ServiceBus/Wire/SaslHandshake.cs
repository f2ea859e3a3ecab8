using System.Buffers.Binary;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Begins a connection: SASL ANONYMOUS, as Service Bus clients do that prove themselves later by a token.</summary>
/// <remarks>
/// The library's own handshake sends its header and open right behind the SASL outcome, and then the JavaScript client hangs on
/// about half of the connects. Here the library gets the connection only once the client's own AMQP header is there to be read.
/// </remarks>
internal static class SaslHandshake
{
    private const int HeaderLength = 8, LargestFrame = 4096;

    private static ReadOnlySpan<byte> SaslHeader => "AMQP\u0003\u0001\0\0"u8;

    private static ReadOnlySpan<byte> AmqpHeader => "AMQP\0\u0001\0\0"u8;

    // Frame header (type 1), sasl-mechanisms (0x40) with a list of one array of one symbol.
    private static byte[] Mechanisms { get; } =
    [
        0, 0, 0, 34, 2, 1, 0, 0, 0x00, 0x53, 0x40, 0xc0, 21, 1, 0xf0, 0, 0, 0, 15, 0, 0, 0, 1, 0xa3, 9, .. "ANONYMOUS"u8,
    ];

    // Frame header (type 1), sasl-outcome (0x44) with the code ok (0), or auth (1).
    private static byte[] Outcome(byte code) => [0, 0, 0, 16, 2, 1, 0, 0, 0x00, 0x53, 0x44, 0xc0, 3, 1, 0x50, code];

    /// <summary>True once the client may begin; false where it does not speak AMQP, or asks for another mechanism.</summary>
    public static async Task<bool> RunAsync(SocketTransport transport, CancellationToken cancellationToken)
    {
        var header = await transport.ReadAsync(HeaderLength, cancellationToken);
        if (!header.AsSpan().SequenceEqual(SaslHeader))
        {
            await transport.SendAsync(SaslHeader.ToArray());
            return false;
        }

        await transport.SendAsync((byte[])[.. SaslHeader, .. Mechanisms]);
        var size = BinaryPrimitives.ReadInt32BigEndian(await transport.ReadAsync(4, cancellationToken));
        if (size is < 8 or > LargestFrame) return false;
        var init = await transport.ReadAsync(size - 4, cancellationToken);
        var isAnonymous = init.AsSpan().IndexOf("ANONYMOUS"u8) >= 0;
        await transport.SendAsync(Outcome((byte)(isAnonymous ? 0 : 1)));
        if (!isAnonymous) return false;
        header = await transport.ReadAsync(HeaderLength, cancellationToken);
        if (!header.AsSpan().SequenceEqual(AmqpHeader)) return false;
        transport.Unread(HeaderLength);
        return true;
    }
}
