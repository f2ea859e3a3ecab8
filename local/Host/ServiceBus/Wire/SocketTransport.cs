using System.Buffers;
using System.Net.Sockets;
using Amqp;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A connection's bytes, read ahead in large pieces.</summary>
internal sealed class SocketTransport(Socket socket) : IAsyncTransport
{
    private readonly byte[] _ahead = new byte[64 * 1024];
    private int _start, _end;

    /// <inheritdoc />
    public void SetConnection(Connection connection)
    {
    }

    /// <inheritdoc />
    public async Task SendAsync(IList<ByteBuffer> bufferList, int listSize)
    {
        if (bufferList.Count == 1)
        {
            await SendAsync(bufferList[0].Buffer.AsMemory(bufferList[0].Offset, bufferList[0].Length));
            return;
        }

        var joined = ArrayPool<byte>.Shared.Rent(listSize);
        var length = 0;
        foreach (var buffer in bufferList)
        {
            buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).CopyTo(joined.AsSpan(length));
            length += buffer.Length;
        }

        await SendAsync(joined.AsMemory(0, length));
        ArrayPool<byte>.Shared.Return(joined);
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty) bytes = bytes[(await socket.SendAsync(bytes))..];
    }

    /// <inheritdoc />
    public async Task<int> ReceiveAsync(byte[] buffer, int offset, int count)
    {
        if (_start == _end)
        {
            if (count >= _ahead.Length) return await socket.ReceiveAsync(buffer.AsMemory(offset, count));
            (_start, _end) = (0, await socket.ReceiveAsync(_ahead.AsMemory()));
        }

        var taken = Math.Min(count, _end - _start);
        _ahead.AsSpan(_start, taken).CopyTo(buffer.AsSpan(offset));
        _start += taken;
        return taken;
    }

    /// <summary>Reads exactly so many bytes, or fails where the peer closed.</summary>
    /// <exception cref="EndOfStreamException">The peer closed.</exception>
    public async Task<byte[]> ReadAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = await ReceiveAsync(bytes, read, count - read).WaitAsync(cancellationToken);
            read += more > 0 ? more : throw new EndOfStreamException();
        }

        return bytes;
    }

    /// <summary>Puts bytes that were just read back, to be read again.</summary>
    public void Unread(int count) => _start -= count;

    /// <inheritdoc />
    public void Send(ByteBuffer buffer) => socket.Send(buffer.Buffer, buffer.Offset, buffer.Length, SocketFlags.None);

    /// <inheritdoc />
    public int Receive(byte[] buffer, int offset, int count) => throw new NotSupportedException("Everything here is asynchronous.");

    /// <inheritdoc />
    public void Close() => socket.Dispose();
}
