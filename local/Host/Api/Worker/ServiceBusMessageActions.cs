using Azure.Messaging.ServiceBus;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settles the messages that a function was given.</summary>
public class ServiceBusMessageActions
{
    /// <summary>For a test's stand-in.</summary>
    protected ServiceBusMessageActions()
    {
    }

    /// <summary>The message is done with.</summary>
    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>The message goes back to be delivered again.</summary>
    public virtual Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The message goes to the dead-letter queue with a reason.</summary>
    public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, Dictionary<string, object>? propertiesToModify = null,
        string? deadLetterReason = null, string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>The message stays locked for another lock duration.</summary>
    public virtual Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
