using Amqp;
using Amqp.Listener;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>The library's container, but for one thing: what arrives is kept as bytes.</summary>
internal sealed class BrokerContainer() : ContainerHost(Array.Empty<Address>()), IContainer
{
    /// <inheritdoc />
    Message IContainer.CreateMessage(ByteBuffer buffer) => new RawMessage(buffer.Buffer.AsSpan(buffer.Offset, buffer.Length).ToArray());
}
