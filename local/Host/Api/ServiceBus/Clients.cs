using CreditFunctions.Local.ServiceBus;

namespace Azure.Messaging.ServiceBus;

/// <summary>A connection to a namespace.</summary>
public class ServiceBusClient : IAsyncDisposable
{
    private readonly ConnectionString? _connection;

    /// <summary>For a test's stand-in.</summary>
    protected ServiceBusClient()
    {
    }

    /// <summary>By connection string.</summary>
    public ServiceBusClient(string connectionString) => _connection = ConnectionString.Parse(connectionString);

    /// <summary>By identity. Only in azure: the local host refuses it.</summary>
    public ServiceBusClient(string fullyQualifiedNamespace, Azure.Core.TokenCredential credential) =>
        throw new NotSupportedException("The local host has its own Service Bus endpoint: give a connection string to it.");

    /// <summary>Sends to a queue or topic.</summary>
    public virtual ServiceBusSender CreateSender(string queueOrTopicName) => new BrokerSender(Connection, queueOrTopicName);

    /// <summary>Receives from a queue, or from its dead letters: <c>queue/$DeadLetterQueue</c>.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string queueName) => new BrokerReceiver(Connection, queueName);

    private ConnectionString Connection => _connection ?? throw new InvalidOperationException("A stand-in for tests has no connection.");

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Sends to one entity.</summary>
public class ServiceBusSender : IAsyncDisposable
{
    /// <summary>For a test's stand-in.</summary>
    protected ServiceBusSender()
    {
    }

    /// <summary>Sends a message; returns once it is stored.</summary>
    public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>Sends messages; returns once all are stored.</summary>
    public virtual Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>Receives from one entity under locks.</summary>
public class ServiceBusReceiver : IAsyncDisposable
{
    /// <summary>For a test's stand-in.</summary>
    protected ServiceBusReceiver()
    {
    }

    /// <summary>Looks at messages without locking them, from a sequence number on.</summary>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(int maxMessages, long? fromSequenceNumber = null,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>Receives up to so many; empty where none came in time.</summary>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(int maxMessages, TimeSpan? maxWaitTime = null,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <summary>The message is done with.</summary>
    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    /// <summary>The message goes back.</summary>
    public virtual Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null,
        CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc />
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>What Service Bus could not do.</summary>
public class ServiceBusException : Exception
{
    /// <summary>For a test's stand-in.</summary>
    public ServiceBusException()
    {
    }

    internal ServiceBusException(string message, string? entityPath = null, bool isTransient = false)
        : base(message) => (EntityPath, IsTransient) = (entityPath, isTransient);

    /// <summary>The entity.</summary>
    public string? EntityPath { get; }

    /// <summary>True where trying again can help.</summary>
    public bool IsTransient { get; }
}
