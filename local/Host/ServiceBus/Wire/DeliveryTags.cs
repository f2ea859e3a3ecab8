using Amqp.Handler;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Gives each delivery its lock token as its tag: clients settle and renew by it.</summary>
internal sealed class DeliveryTags : IHandler
{
    /// <inheritdoc />
    public bool CanHandle(EventId id) => id == EventId.SendDelivery;

    /// <inheritdoc />
    public void Handle(Event protocolEvent)
    {
        if (protocolEvent is { Id: EventId.SendDelivery, Context: IDelivery { Message: LockedMessage message } delivery })
        {
            delivery.Tag = message.LockToken.ToByteArray();
        }
    }
}
