using Azure.Messaging.ServiceBus;
using CreditFunctions.Local.Clock;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Gives the messages of one entity to a function, as the genuine Service Bus trigger does.</summary>
/// <remarks>
/// It begins at once. A function that returns has its messages completed where <c>autoComplete</c> says so and it did not settle
/// them itself; one that throws has them abandoned, so that they come again until the entity's MaxDeliveryCount.
/// </remarks>
internal sealed class ServiceBusTriggerListener : IClockDriven, IAsyncDisposable
{
    private const int LargestBatch = 1000;
    private readonly Broker _broker;
    private readonly string _entityPath;
    private readonly bool _batched, _autoComplete;
    private readonly Func<ServiceBusReceivedMessage[], ServiceBusMessageActions, CancellationToken, Task> _handler;
    private readonly ILogger _logger;
    private readonly Consumer _consumer;
    private readonly InFlight _inFlight = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeSpan _lockDuration;
    private volatile bool _stopped;

    /// <param name="broker">Where the entity is.</param>
    /// <param name="entityPath"><c>queue</c> or <c>topic/Subscriptions/name</c>.</param>
    /// <param name="batched">Many messages a call, one call at a time; otherwise one message a call.</param>
    /// <param name="autoComplete">Completes what the function left unsettled.</param>
    /// <param name="maxConcurrentCalls">How many calls at a time, unless batched.</param>
    /// <param name="handler">The function.</param>
    /// <param name="logger">Told what the function threw.</param>
    /// <exception cref="BrokerException">There is no such entity.</exception>
    public ServiceBusTriggerListener(Broker broker, string entityPath, bool batched, bool autoComplete, int maxConcurrentCalls,
        Func<ServiceBusReceivedMessage[], ServiceBusMessageActions, CancellationToken, Task> handler, ILogger logger)
    {
        (_broker, _entityPath, _batched, _autoComplete, _handler, _logger) = (broker, entityPath, batched, autoComplete, handler, logger);
        _lockDuration = broker.LockDuration(entityPath);
        _consumer = new Consumer(isPeekLock: true, Deliver) { IsOneShot = batched };
        broker.Attach(entityPath, _consumer);
        broker.AddCredit(_consumer, batched ? LargestBatch : maxConcurrentCalls);
    }

    /// <summary>How long locks are renewed while a call lasts.</summary>
    public TimeSpan MaxLockRenewal { get; init; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public DateTimeOffset? NextDue => null;

    /// <inheritdoc />
    // The broker is asked first: a message that it gave out before it fell quiet is in flight by then.
    public bool IsQuiet => _stopped || (_broker.IsQuiet && _broker.Backlog(_entityPath) == 0 && _inFlight.IsEmpty);

    /// <inheritdoc />
    public async Task WhenQuietAsync(CancellationToken cancellationToken)
    {
        while (!IsQuiet)
        {
            await _broker.TurnAsync().WaitAsync(cancellationToken);
            await _inFlight.WhenEmpty.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes no more messages, cancels the running calls and waits for them.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopped) return;
        var detached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _broker.Detach(_consumer, detached.SetResult);
        await detached.Task;
        await _stopping.CancelAsync();
        await _inFlight.WhenEmpty;
        _stopped = true;
        _stopping.Dispose();
    }

    private void Deliver(IReadOnlyList<DeliveredMessage> messages)
    {
        if (_batched)
        {
            Begin([.. messages], LargestBatch);
            return;
        }

        foreach (var message in messages) Begin([message], 1);
    }

    private void Begin(DeliveredMessage[] messages, int credit)
    {
        _inFlight.Enter();
        _ = Task.Run(async () =>
        {
            try
            {
                await CallAsync(messages);
            }
            catch (Exception exception)
            {
                _logger.LogError(exception, "Messages of {Entity} could not be settled; they come again when their lock ends", _entityPath);
            }
            finally
            {
                _broker.AddCredit(_consumer, credit);
                _inFlight.Leave();
            }
        });
    }

    private async Task CallAsync(DeliveredMessage[] delivered)
    {
        var messages = Array.ConvertAll(delivered, MessageConversion.Decode);
        var actions = new BrokerMessageActions(_broker);
        using var finished = new CancellationTokenSource();
        var renewal = LockRenewal.RunAsync(actions, messages, _lockDuration, MaxLockRenewal, finished.Token);
        Settlement? rest;
        try
        {
            await _handler(messages, actions, _stopping.Token);
            rest = _autoComplete ? new Settlement.Complete() : null;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            rest = new Settlement.Release();
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "The function on {Entity} failed; its messages go back", _entityPath);
            rest = new Settlement.Abandon();
        }

        await finished.CancelAsync();
        await renewal;
        foreach (var message in messages)
        {
            if (rest is not null && !actions.IsSettled(message)) await actions.SettleAsync(message, rest, CancellationToken.None);
        }
    }
}
