using System.Diagnostics.CodeAnalysis;
using Azure.Messaging.ServiceBus;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A Service Bus connection string, as far as the local host needs it.</summary>
/// <param name="Port">The port of the endpoint on this machine.</param>
/// <param name="SharedAccessKey">The key that clients' tokens are signed with.</param>
internal sealed record ConnectionString(int Port, string SharedAccessKey)
{
    private const int StandardPort = 5672;

    /// <summary>Reads one.</summary>
    /// <exception cref="FormatException">It is no connection string, or leads elsewhere than to this machine.</exception>
    public static ConnectionString Parse(string text)
    {
        var fields = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(field => field.Split('=', 2))
            .Where(field => field.Length == 2)
            .ToDictionary(field => field[0], field => field[1], StringComparer.OrdinalIgnoreCase);
        if (!fields.TryGetValue("Endpoint", out var endpoint) || !Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme != "sb")
        {
            throw new FormatException("The Service Bus connection string has no Endpoint=sb://…");
        }

        if (!uri.IsLoopback)
        {
            throw new FormatException($"The local host serves Service Bus on this machine only, and '{uri.Host}' is another: "
                + "write Endpoint=sb://127.0.0.1:<port>;…;UseDevelopmentEmulator=true; in local.settings.json.");
        }

        return new ConnectionString(uri.Port > 0 ? uri.Port : StandardPort, fields.GetValueOrDefault("SharedAccessKey", AmqpEndpoint.EmulatorKey));
    }

    /// <summary>The broker of this process that listens there.</summary>
    /// <exception cref="ServiceBusException">None does.</exception>
    [SuppressMessage("Design", "CA1024", Justification = "It may fail.")]
    public Broker FindBroker() => BrokerRegistry.Find(Port) ?? throw new ServiceBusException(
        $"No Service Bus endpoint of this host listens on 127.0.0.1:{Port}.", entityPath: null, isTransient: true);
}
