using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>The broker's one thread: takes all work that waits, does it in one transaction, commits, and only then answers.</summary>
/// <remarks>
/// Group commit comes by itself: while one turn syncs, the next turn's work gathers. When the file fails (a full disk), memory and
/// file may differ, so the broker stops for good and says so; a restart reads the file again.
/// </remarks>
internal sealed class BrokerLoop : IAsyncDisposable
{
    private const int MaxTurn = 4096;
    private readonly Channel<BrokerWork> _channel = Channel.CreateUnbounded<BrokerWork>(new UnboundedChannelOptions { SingleReader = true });
    private readonly BrokerCore _core;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly ITimer _appTimer, _realTimer;
    private readonly Task _running;
    private Exception? _failure;
    private long _nextDue = long.MaxValue;
    private int _pending;

    public BrokerLoop(BrokerCore core, TimeProvider clock, ILogger logger)
    {
        (_core, _clock, _logger) = (core, clock, logger);
        _appTimer = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _realTimer = TimeProvider.System.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _running = Task.Run(RunAsync);
        Wake();
    }

    /// <summary>The earliest scheduled message, Unix milliseconds; <see cref="long.MaxValue"/> where there is none.</summary>
    public long NextDue => Volatile.Read(ref _nextDue);

    /// <summary>Nothing waits for the broker's thread, and nothing scheduled is due.</summary>
    public bool IsIdle => Volatile.Read(ref _pending) == 0 && NextDue > _clock.GetUtcNow().ToUnixTimeMilliseconds();

    public void Post(BrokerWork work)
    {
        Interlocked.Increment(ref _pending);
        if (Volatile.Read(ref _failure) is null && _channel.Writer.TryWrite(work)) return;
        Interlocked.Decrement(ref _pending);
        work.Done(_failure ?? new ObjectDisposedException(nameof(Broker)));
    }

    public async Task<T> RunAsync<T>(Func<BrokerCore, T> work)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        T? outcome = default;
        Post(new BrokerWork(core => outcome = work(core), error =>
        {
            if (error is null) completion.SetResult(outcome!);
            else completion.SetException(error);
        }));
        return await completion.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _running;
        await _appTimer.DisposeAsync();
        await _realTimer.DisposeAsync();
        _core.Database.Dispose();
    }

    private void Wake() => Post(new BrokerWork(_ => { }, _ => { }));

    private async Task RunAsync()
    {
        var turn = new List<BrokerWork>();
        while (await _channel.Reader.WaitToReadAsync())
        {
            while (turn.Count < MaxTurn && _channel.Reader.TryRead(out var work)) turn.Add(work);
            try
            {
                if (_failure is null) Turn(turn);
            }
            catch (Exception exception)
            {
                _logger.LogCritical(exception, "The Service Bus endpoint stopped: its file cannot be written. Restart the host");
                Volatile.Write(ref _failure, exception);
            }

            Volatile.Write(ref _nextDue, _core.NextDue());
            foreach (var work in turn) Finish(work);
            Interlocked.Add(ref _pending, -turn.Count);
            turn.Clear();
        }
    }

    private void Turn(List<BrokerWork> turn)
    {
        _core.Now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        _core.RealNow = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var work in turn) work.Apply(_core);
        _core.ActivateDue();
        _core.ExpireLocks();
        _core.ExpireMessages();
        _core.DispatchTouched();
        _core.Commit();
        foreach (var consumer in _core.Outbox) consumer.Flush();
        _core.Outbox.Clear();
        Schedule(_appTimer, _core.NextAppTime(), _core.Now);
        Schedule(_realTimer, _core.NextLockEnd(), _core.RealNow);
    }

    private void Finish(BrokerWork work)
    {
        try
        {
            work.Done(_failure);
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "An answer of the Service Bus endpoint could not be given");
        }
    }

    private static void Schedule(ITimer timer, long at, long now)
    {
        // A timer's wait is limited to some 49 days; one that wakes early finds nothing to do and is set again.
        var wait = at == long.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Clamp(at - now, 1, TimeSpan.MillisecondsPerDay));
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
