using System.Collections.Concurrent;
using Amqp.Listener;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>What one connection has shown so far.</summary>
internal sealed class ConnectionState
{
    /// <summary>It gave a valid token.</summary>
    public bool IsAuthorized { get; set; }

    /// <summary>Links on which answers to requests go back, by the name a request gives for them.</summary>
    public ConcurrentDictionary<string, ListenerLink> Replies { get; } = new(StringComparer.Ordinal);
}
