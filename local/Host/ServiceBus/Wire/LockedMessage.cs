using Amqp;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>A message on its way to a client; its lock token is its delivery tag.</summary>
internal sealed class LockedMessage(Guid lockToken) : Message
{
    public Guid LockToken { get; } = lockToken;
}
