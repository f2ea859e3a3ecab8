using CreditFunctions.Local.Clock;
using CreditFunctions.Local.Settings;
using CreditFunctions.Local.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Timers;

/// <summary>Runs timer functions when they are due. What one throws is logged and not tried again before its next time.</summary>
internal sealed class TimerTriggers : IClockDriven, IAsyncDisposable
{
    // A system timer takes no more than some 49 days; a shorter sleep costs nothing.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly FunctionRunner _runner;
    private readonly TimeProvider _time;
    private readonly ILogger<TimerTriggers> _logger;
    private readonly IReadOnlyList<TimerFunction> _timers;
    private readonly CancellationTokenSource _ends = new();
    private readonly Lock _gate = new();
    private readonly ITimer _alarm;
    private TaskCompletionSource _quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private bool _stopped = true;

    /// <exception cref="InvalidFunctionException">A schedule cannot be read.</exception>
    public TimerTriggers(IEnumerable<Function> functions, FunctionRunner runner, IConfiguration settings, DataDirectory data, TimeProvider time,
        ILogger<TimerTriggers> logger, TimeSpan? pace = null)
    {
        (_runner, _time, _logger) = (runner, time, logger);
        var statuses = new TimerStatusFile(data.TimerStatus);
        _timers = [.. functions.Where(function => function.Trigger is TimerTrigger).Select(function => Read(function, settings, statuses, new TimerPace(time, pace), time))];
        _alarm = time.CreateTimer(_ => RunDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate) return _stopped ? null : _timers.Min(timer => timer.Due);
        }
    }

    public bool IsQuiet
    {
        get
        {
            lock (_gate) return _running == 0 && (_stopped || !(_timers.Min(timer => timer.Due) <= _time.GetUtcNow()));
        }
    }

    public void Start()
    {
        lock (_gate)
        {
            _stopped = false;
            foreach (var timer in _timers) timer.Begin(_time.GetUtcNow());
        }

        RunDue();
    }

    public async Task WhenQuietAsync(CancellationToken cancellationToken)
    {
        while (!IsQuiet)
        {
            RunDue();
            Task ended;
            lock (_gate) ended = _running == 0 ? Task.CompletedTask : _quiet.Task;
            await ended.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Starts no more runs and lets those in hand end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task ended;
        lock (_gate)
        {
            _stopped = true;
            ended = _running == 0 ? Task.CompletedTask : _quiet.Task;
        }

        await _ends.CancelAsync();
        await ended.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _alarm.DisposeAsync();
        _ends.Dispose();
    }

    private static TimerFunction Read(Function function, IConfiguration settings, TimerStatusFile statuses, TimerPace pace,
        TimeProvider time)
    {
        var trigger = (TimerTrigger)function.Trigger;
        try
        {
            var schedule = Schedule.Parse(trigger.Schedule, settings);
            return new TimerFunction(function, schedule, trigger.UseMonitor && !schedule.IsFrequent(time.GetUtcNow()) ? statuses : null, pace);
        }
        catch (FormatException error)
        {
            throw new InvalidFunctionException([$"The schedule of {function.Name}: {error.Message}."]);
        }
    }

    private void RunDue()
    {
        lock (_gate)
        {
            if (_stopped) return;
            var now = _time.GetUtcNow();
            foreach (var timer in _timers.Where(timer => timer.Due <= now))
            {
                if (_running++ == 0) _quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var info = timer.Take(now);
                _ = Task.Run(() => RunAsync(timer, info));
            }

            if (_timers.Min(timer => timer.Due) is not { } next) return;
            var sleep = next - now;
            _alarm.Change(sleep < LongestSleep ? sleep : LongestSleep, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task RunAsync(TimerFunction timer, Microsoft.Azure.Functions.Worker.TimerInfo info)
    {
        var cutOff = false;
        try
        {
            await _runner.RunAsync(timer.Function, new Invocation { TriggerValue = _ => info, CancellationToken = _ends.Token });
        }
        catch (OperationCanceledException) when (_ends.IsCancellationRequested)
        {
            cutOff = true;
            _logger.LogInformation("{Function} was cut off by the host's end; it is caught up at the next start.", timer.Function.Name);
        }
#pragma warning disable CA1031 // Whatever a function throws ends this run only.
        catch (Exception error)
        {
            _logger.LogError(error, "{Function} failed.", timer.Function.Name);
        }
#pragma warning restore CA1031
        finally
        {
            lock (_gate)
            {
                if (!cutOff) timer.Ended(_time.GetUtcNow());
                if (--_running == 0) _quiet.TrySetResult();
            }

            RunDue();
        }
    }
}
