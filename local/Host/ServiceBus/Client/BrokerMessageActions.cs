using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Settles on the broker what a trigger gave to a function, and remembers what is settled.</summary>
internal sealed class BrokerMessageActions(Broker broker) : ServiceBusMessageActions
{
    private readonly ConcurrentDictionary<string, bool> _settled = new(StringComparer.Ordinal);

    public bool IsSettled(ServiceBusReceivedMessage message) => _settled.ContainsKey(message.LockToken);

    /// <inheritdoc />
    public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        SettleAsync(message, new Settlement.Complete(), cancellationToken);

    /// <inheritdoc />
    public override Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        SettleAsync(message, new Settlement.Abandon(propertiesToModify?.AsReadOnly()), cancellationToken);

    /// <inheritdoc />
    public override Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, Dictionary<string, object>? propertiesToModify = null,
        string? deadLetterReason = null, string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default) =>
        SettleAsync(message, new Settlement.DeadLetter(deadLetterReason, deadLetterErrorDescription, propertiesToModify), cancellationToken);

    /// <inheritdoc />
    public override async Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        try
        {
            await broker.RenewLockAsync(Guid.Parse(message.LockToken)).WaitAsync(cancellationToken);
        }
        catch (BrokerException refused)
        {
            throw MessageConversion.Refused(refused, entityPath: null);
        }
    }

    /// <summary>Settles a message; returns once that is on disk.</summary>
    /// <exception cref="ServiceBusException">The lock is over.</exception>
    public async Task SettleAsync(ServiceBusReceivedMessage message, Settlement settlement, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            // Once begun it is waited for: whoever gave up in the middle could not say whether the message is settled.
            await broker.SettleAsync(Guid.Parse(message.LockToken), settlement);
            _settled[message.LockToken] = true;
        }
        catch (BrokerException refused)
        {
            throw MessageConversion.Refused(refused, entityPath: null);
        }
    }
}
