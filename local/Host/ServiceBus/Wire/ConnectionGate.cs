using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Amqp;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Accepts connections on loopback and hands those that finished their handshake to the library.</summary>
/// <remarks>Each handshake goes on by itself, so that a client that says nothing holds up nobody.</remarks>
internal sealed class ConnectionGate : TransportProvider, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Channel<IAsyncTransport> _ready = Channel.CreateUnbounded<IAsyncTransport>();
    private readonly CancellationTokenSource _closing = new();
    private readonly TcpListener _listener;
    private readonly ILogger _logger;
    private readonly Task _accepting;

    /// <summary>Listens on 127.0.0.1.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    public ConnectionGate(int port, ILogger logger)
    {
        AddressSchemes = ["amqp"];
        _logger = logger;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <inheritdoc />
    public override async Task<IAsyncTransport> CreateAsync(Address address)
    {
        if (await _ready.Reader.WaitToReadAsync() && _ready.Reader.TryRead(out var transport)) return transport;

        // The library asks again at once after an error, for ever: once closed, it must not be answered.
        return await new TaskCompletionSource<IAsyncTransport>().Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        _ready.Writer.TryComplete();
        _closing.Dispose();
        base.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptSocketAsync(_closing.Token);
                socket.NoDelay = true;
                _ = GreetAsync(new SocketTransport(socket));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                if (!_closing.IsCancellationRequested) _logger.LogWarning(exception, "A Service Bus connection could not be accepted");
            }
        }
    }

    private async Task GreetAsync(SocketTransport transport)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        patience.CancelAfter(Patience);
        try
        {
            if (await SaslHandshake.RunAsync(transport, patience.Token) && _ready.Writer.TryWrite(transport)) return;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            _logger.LogDebug(exception, "A Service Bus connection ended before it began");
        }

        transport.Close();
    }
}
