using CreditFunctions.Local.Clock;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Queues and topics that keep their messages in a file.</summary>
/// <remarks>
/// A message is on disk before its sender is told, and a settlement before its receiver is: a crash at any instant loses nothing
/// acknowledged and gives nothing settled again. Enqueued times, scheduled messages, expiry and the duplicate window follow the
/// app's clock; locks stay on real time, as their holders do.
/// </remarks>
internal sealed class Broker : IClockDriven, IAsyncDisposable
{
    private readonly BrokerLoop _loop;
    private readonly BrokerCore _core;

    private Broker(BrokerCore core, BrokerLoop loop) => (_core, _loop) = (core, loop);

    /// <summary>Opens the file and takes up where it was left.</summary>
    /// <param name="databasePath">The broker's own SQLite file.</param>
    /// <param name="config">The entities.</param>
    /// <param name="clock">The app's clock, perhaps controlled.</param>
    /// <param name="loggers">For what the operator should know.</param>
    /// <param name="cancellationToken">Gives up opening.</param>
    /// <exception cref="IOException">Another process has the file open.</exception>
    public static Task<Broker> OpenAsync(string databasePath, ServiceBusConfig config, TimeProvider clock, ILoggerFactory loggers,
        CancellationToken cancellationToken) => Task.Run(async () =>
        {
            var core = new BrokerCore(BrokerDatabase.Open(databasePath), config);
            var broker = new Broker(core, new BrokerLoop(core, clock, loggers.CreateLogger<Broker>()));
            await broker.TurnAsync();
            return broker;
        }, cancellationToken);

    /// <inheritdoc />
    public DateTimeOffset? NextDue => _loop.NextDue is var due and < long.MaxValue ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null;

    /// <inheritdoc />
    public bool IsQuiet => _loop.IsIdle;

    /// <inheritdoc />
    public async Task WhenQuietAsync(CancellationToken cancellationToken)
    {
        while (!IsQuiet) await TurnAsync().WaitAsync(cancellationToken);
    }

    /// <summary>Completes after a turn of the broker's thread: what was posted before it is done by then.</summary>
    public Task TurnAsync() => _loop.RunAsync(_ => true);

    /// <summary>Stores messages, all or none; returns once they are on disk.</summary>
    /// <exception cref="BrokerException">There is no such queue or topic.</exception>
    public Task SendAsync(string path, IReadOnlyList<IncomingMessage> messages) => Run(core => core.Send(path, messages));

    /// <inheritdoc cref="Intake.Schedule"/>
    public Task<IReadOnlyList<long>> ScheduleAsync(string path, IReadOnlyList<IncomingMessage> messages) =>
        _loop.RunAsync(core => core.Schedule(path, messages));

    /// <inheritdoc cref="Intake.Cancel"/>
    public Task CancelScheduledAsync(string path, IReadOnlyList<long> sequences) => Run(core => core.Cancel(path, sequences));

    /// <inheritdoc cref="Settling.Settle"/>
    public Task SettleAsync(Guid lockToken, Settlement settlement) => Run(core => core.Settle(lockToken, settlement));

    /// <inheritdoc cref="Settling.Renew"/>
    public Task<DateTimeOffset> RenewLockAsync(Guid lockToken) => _loop.RunAsync(core => core.Renew(lockToken));

    /// <inheritdoc cref="Settling.ReceiveDeferred"/>
    public Task<IReadOnlyList<DeliveredMessage>> ReceiveDeferredAsync(string path, IReadOnlyList<long> sequences, bool isPeekLock) =>
        _loop.RunAsync(core => core.ReceiveDeferred(path, sequences, isPeekLock));

    /// <inheritdoc cref="Settling.Peek"/>
    public Task<IReadOnlyList<DeliveredMessage>> PeekAsync(string path, long fromSequence, int count) =>
        _loop.RunAsync(core => core.Peek(path, fromSequence, count));

    /// <summary>What a topic was sent after a number, in order: also what its subscriptions settled or let expire.</summary>
    /// <remarks>For inspection on this machine; the newest <see cref="BrokerLimits.SentLogLength"/> are kept.</remarks>
    /// <exception cref="BrokerException">There is no such topic.</exception>
    public Task<IReadOnlyList<DeliveredMessage>> SentAsync(string topic, long afterSequence, int count) => _loop.RunAsync(core =>
        (IReadOnlyList<DeliveredMessage>)[.. core.Database.SentAfter(core.Target(topic).Number, afterSequence, count).Select(sent =>
            new DeliveredMessage(Guid.Empty, default, sent.Sequence, 0, DateTimeOffset.FromUnixTimeMilliseconds(sent.Enqueued),
                TimeSpan.MaxValue, MessageState.Active, sent.Content))]);

    /// <summary>Lets a receiver take part in an entity's deliveries, once it has credit.</summary>
    /// <exception cref="BrokerException">There is no such queue or subscription.</exception>
    public void Attach(string path, Consumer consumer)
    {
        var queue = _core.Queue(path);
        Post(_ =>
        {
            consumer.Queue = queue;
            queue.Attach(consumer);
        }, _ => { });
    }

    /// <summary>Ends a receiver's part; what it holds stays locked until it settles or the lock ends.</summary>
    /// <param name="consumer">The receiver.</param>
    /// <param name="detached">Called after the last message was handed to it.</param>
    public void Detach(Consumer consumer, Action? detached = null) => Post(_ =>
    {
        consumer.Queue?.Detach(consumer);
        consumer.Queue = null;
        consumer.Credit = 0;
    }, _ => detached?.Invoke());

    /// <summary>Gives a receiver room for more messages.</summary>
    public void AddCredit(Consumer consumer, int messages) => Post(_ => Offer(consumer, messages), _ => { });

    /// <summary>Gives out what can be given at once, takes the rest of the room away, then calls back.</summary>
    public void Drain(Consumer consumer, int messages, Action drained) => Post(_ => Offer(consumer, messages), _ =>
    {
        consumer.Credit = 0;
        drained();
    });

    /// <summary>Does work on the broker's thread and calls back once it is on disk.</summary>
    public void Post(Action<BrokerCore> work, Action<Exception?> done) => _loop.Post(new BrokerWork(work, done));

    /// <summary>How many messages of an entity could be delivered now.</summary>
    /// <exception cref="BrokerException">There is no such queue or subscription.</exception>
    public int Backlog(string path) => _core.Queue(path).Backlog;

    /// <summary>How long a received message of an entity stays locked.</summary>
    /// <inheritdoc cref="Backlog" path="/exception"/>
    public TimeSpan LockDuration(string path) => _core.Queue(path).Rules.LockDuration;

    /// <summary>Passes where messages can be sent to the entity.</summary>
    /// <exception cref="BrokerException">There is no such queue or topic.</exception>
    public void RequireTarget(string path) => _core.Target(path);

    /// <summary>Passes where there is such a queue, topic, subscription or dead-letter queue.</summary>
    /// <exception cref="BrokerException">There is none.</exception>
    public void Require(string path) => _core.Require(path);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _loop.DisposeAsync();

    private void Offer(Consumer consumer, int messages)
    {
        if (consumer.Queue is not { } queue) return;
        consumer.Credit += messages;
        _core.Touched.Add(queue);
    }

    private Task Run(Action<BrokerCore> work) => _loop.RunAsync(core =>
    {
        work(core);
        return true;
    });
}
