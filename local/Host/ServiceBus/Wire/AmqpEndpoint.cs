using System.Net.Sockets;
using Amqp;
using Amqp.Listener;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>The broker's AMQP 1.0 endpoint on loopback, for the official Azure SDKs with <c>UseDevelopmentEmulator=true</c>.</summary>
internal sealed class AmqpEndpoint : IAsyncDisposable
{
    /// <summary>The key of the emulator's connection string.</summary>
    public const string EmulatorKey = "SAS_KEY_VALUE";

    private readonly ConnectionGate _gate;
    private readonly ConnectionListener _listener;

    private AmqpEndpoint(ConnectionGate gate, ConnectionListener listener) => (_gate, _listener) = (gate, listener);

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port => _gate.Port;

    /// <summary>Listens.</summary>
    /// <param name="broker">What it serves.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="sharedAccessKey">The key that clients' tokens must be signed with.</param>
    /// <param name="loggers">For what the operator should know.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static Task<AmqpEndpoint> StartAsync(Broker broker, int port, string sharedAccessKey, ILoggerFactory loggers)
    {
        try
        {
            var logger = loggers.CreateLogger<AmqpEndpoint>();
            var gate = new ConnectionGate(port, logger);
            var container = new BrokerContainer();
            container.CustomTransports.Add("amqp", gate);
            container.RegisterLinkProcessor(new LinkGate(broker, sharedAccessKey, logger));
            var tags = new DeliveryTags();
            var listener = new ConnectionListener(new Address("127.0.0.1", gate.Port, null, null, "/", "amqp"), container) { HandlerFactory = _ => tags };
            listener.AMQP.ContainerId = "credit-functions-local";
            listener.Open();
            BrokerRegistry.Add(gate.Port, broker);
            return Task.FromResult(new AmqpEndpoint(gate, listener));
        }
        catch (SocketException taken)
        {
            throw new IOException($"The Service Bus endpoint cannot listen on 127.0.0.1:{port}: {taken.Message}. "
                + "Stop what listens there, or give another port in the ServiceBus connection string.", taken);
        }
    }

    /// <summary>Stops listening and closes every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        BrokerRegistry.Remove(Port);
        await _gate.DisposeAsync();
        await Task.Run(_listener.Close);
    }
}
