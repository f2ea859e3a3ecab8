using Azure.Messaging.ServiceBus;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Receives from the broker of this process.</summary>
internal sealed class BrokerReceiver(ConnectionString connection, string entityPath) : ServiceBusReceiver
{
    private static readonly TimeSpan DefaultWait = TimeSpan.FromMinutes(1);
    private long _nextPeek;

    /// <inheritdoc />
    public override async Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(int maxMessages, long? fromSequenceNumber = null,
        CancellationToken cancellationToken = default)
    {
        var from = fromSequenceNumber ?? _nextPeek;
        var messages = await Ask(broker => broker.PeekAsync(entityPath, from, maxMessages)).WaitAsync(cancellationToken);
        if (messages.Count > 0) _nextPeek = messages[^1].Sequence + 1;
        return [.. messages.Select(MessageConversion.Decode)];
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(int maxMessages, TimeSpan? maxWaitTime = null,
        CancellationToken cancellationToken = default)
    {
        var broker = connection.FindBroker();
        try
        {
            var messages = await ReceiveOnce.RunAsync(broker, entityPath, maxMessages, maxWaitTime ?? DefaultWait, cancellationToken);
            return [.. messages.Select(MessageConversion.Decode)];
        }
        catch (BrokerException refused)
        {
            throw MessageConversion.Refused(refused, entityPath);
        }
    }

    /// <inheritdoc />
    public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(message, new Settlement.Complete(), cancellationToken);

    /// <inheritdoc />
    public override Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        SettleAsync(message, new Settlement.Abandon(propertiesToModify?.AsReadOnly()), cancellationToken);

    private Task SettleAsync(ServiceBusReceivedMessage message, Settlement settlement, CancellationToken cancellationToken) => Ask(async broker =>
    {
        await broker.SettleAsync(Guid.Parse(message.LockToken), settlement);
        return true;
    }).WaitAsync(cancellationToken);

    private async Task<T> Ask<T>(Func<Broker, Task<T>> question)
    {
        try
        {
            return await question(connection.FindBroker());
        }
        catch (BrokerException refused)
        {
            throw MessageConversion.Refused(refused, entityPath);
        }
    }
}
