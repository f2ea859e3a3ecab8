using CreditFunctions.Local.ServiceBus;
using CreditFunctions.Local.Settings;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Hosting;

/// <summary>The broker and its endpoint, where the app has Service Bus entities.</summary>
internal sealed class ServiceBusPart : IAsyncDisposable
{
    public const string ConfigName = "servicebus.config.json";
    private readonly AmqpEndpoint _endpoint;

    private ServiceBusPart(Broker broker, AmqpEndpoint endpoint) => (Broker, _endpoint) = (broker, endpoint);

    public Broker Broker { get; }

    /// <returns>Null where there is no configuration of entities.</returns>
    /// <exception cref="StartRefusedException">The configuration cannot be read, or the port is taken.</exception>
    public static async Task<ServiceBusPart?> StartAsync(LocalHostOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var config = new[] { Path.Combine(options.Home, ConfigName), Path.Combine(options.Home, "infra", ConfigName), Path.Combine(AppContext.BaseDirectory, ConfigName) }
            .FirstOrDefault(File.Exists);
        if (config is null) return null;
        if (FreePorts.IsTaken(options.Ports.Amqp))
        {
            throw new StartRefusedException($"Port {options.Ports.Amqp} is taken. Give another --amqp-port, or 0 for a free one.");
        }

        Broker? broker = null;
        try
        {
            broker = await Broker.OpenAsync(options.Data.ServiceBusDatabase, ServiceBusConfig.Load(config), time, loggers, cancellationToken);
            return new ServiceBusPart(broker, await AmqpEndpoint.StartAsync(broker, options.Ports.Amqp, AmqpEndpoint.EmulatorKey, loggers));
        }
        catch (InvalidDataException error)
        {
            throw new StartRefusedException($"{config}: {error.Message}");
        }
        catch (IOException error)
        {
            if (broker is not null) await broker.DisposeAsync();
            throw new StartRefusedException(error.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        await Broker.DisposeAsync();
    }
}
