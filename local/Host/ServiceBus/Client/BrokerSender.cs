using Azure.Messaging.ServiceBus;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Sends to the broker of this process.</summary>
internal sealed class BrokerSender(ConnectionString connection, string entityPath) : ServiceBusSender
{
    /// <inheritdoc />
    public override Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) =>
        SendMessagesAsync([message], cancellationToken);

    /// <inheritdoc />
    public override async Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default)
    {
        var encoded = messages.Select(message =>
        {
            MessageTrace.Put(message);
            return MessageConversion.Encode(message, entityPath);
        }).ToList();
        var size = encoded.Sum(message => (long)message.Content.Length);
        try
        {
            if (size > BrokerLimits.MaxMessageBytes) throw BrokerException.TooLarge(size);
            await connection.FindBroker().SendAsync(entityPath, encoded).WaitAsync(cancellationToken);
        }
        catch (BrokerException refused)
        {
            throw MessageConversion.Refused(refused, entityPath);
        }
    }
}
