using System.Collections.Concurrent;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>The brokers of this process, by the port of their endpoint: how a connection string finds its broker.</summary>
internal static class BrokerRegistry
{
    private static readonly ConcurrentDictionary<int, Broker> Brokers = new();

    public static void Add(int port, Broker broker) => Brokers[port] = broker;

    public static void Remove(int port) => Brokers.TryRemove(port, out _);

    public static Broker? Find(int port) => Brokers.GetValueOrDefault(port);
}
