using CreditFunctions.Local.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>One run of an orchestrator's code, in memory: fed with turns, replayed ones first, then new ones.</summary>
internal sealed class OrchestrationRun
{
    private readonly IDurableCode _code;
    private readonly DataConverter _converter;
    private readonly CallLog _calls;
    private readonly TurnScheduler _scheduler;
    private readonly OrchestrationContext _context;
    private readonly List<Arrival> _held = [];
    private bool _suspended;
    private bool _ended;
    private string? _output;
    private Exception? _failure;
    private Exception? _fault;
    private ExecutionTerminated? _terminated;

    /// <param name="header">What the run begins with.</param>
    /// <param name="customStatus">What an earlier run of the instance left, or null.</param>
    /// <param name="code">The app's code.</param>
    /// <param name="converter">Reads and writes payloads.</param>
    /// <param name="loggers">For the code's replay-safe loggers.</param>
    /// <param name="onForeignWork">Called, on any thread, when something that is not a durable task woke the code.</param>
    public OrchestrationRun(InstanceHeader header, string? customStatus, IDurableCode code, DataConverter converter, ILoggerFactory loggers,
        Action onForeignWork)
    {
        Header = header;
        _code = code;
        _converter = converter;
        _calls = new CallLog(header);
        _scheduler = new TurnScheduler(onForeignWork);
        _context = new OrchestrationContext(header, _calls, _scheduler, converter, loggers);
        _context.InheritCustomStatus(customStatus);
    }

    public InstanceHeader Header { get; }

    /// <summary>How many turns it had.</summary>
    public int Turns { get; private set; }

    /// <summary>True once the code began.</summary>
    public bool Started { get; private set; }

    public static string NonDurableAwaitMessage(InstanceHeader header) =>
        $"The code of '{header.Name}' (instance '{header.Id}') awaited something that is not a durable task. An orchestrator may await only what "
        + "its context returns (activities, timers, events, child orchestrations) and Task.WhenAll or Task.WhenAny of these, without "
        + "ConfigureAwait(false); anything else, Task.Delay, Task.Run, I/O and CancelAsync included, belongs into an activity.";

    /// <summary>Repeats a turn of the history.</summary>
    public void Replay(HistoryTurn turn)
    {
        if (_fault is not null)
        {
            Turns++;
            return;
        }

        Play(turn.At, turn.Arrived, turn.Scheduled);
        try
        {
            if (_fault is null) _calls.End(_ended);
        }
        catch (NonDeterministicOrchestrationException difference)
        {
            _fault = difference;
        }
    }

    /// <summary>Delivers what arrived and takes down what the code then asked for.</summary>
    public TurnOutcome Run(DateTimeOffset at, IReadOnlyList<Arrival> arrived)
    {
        var number = Turns;
        if (_fault is null) Play(at, arrived, null);
        else _calls.Begin(number, null);
        var ending = FindEnding();
        return new TurnOutcome(number, new HistoryTurn(at, arrived, _calls.Made, ending?.Status), _context.CancelledTimers,
            _context.CustomStatus, _suspended, ending);
    }

    private void Play(DateTimeOffset at, IReadOnlyList<Arrival> arrived, IReadOnlyList<Scheduled>? expected)
    {
        _calls.Begin(Turns++, expected);
        _context.BeginTurn(at, expected is not null);
        foreach (var arrival in arrived)
        {
            if (_terminated is null) Deliver(arrival);
        }

        _fault ??= _calls.Difference;
    }

    private void Deliver(Arrival arrival)
    {
        switch (arrival)
        {
            case ExecutionTerminated terminated:
                _terminated = terminated;
                break;
            case NonDurableAwait:
                _fault ??= new NonDurableAwaitException(NonDurableAwaitMessage(Header));
                break;
            case ExecutionSuspended:
                _suspended = true;
                break;
            case ExecutionResumed:
                _suspended = false;
                Arrival[] waiting = [.. _held];
                _held.Clear();
                foreach (var one in waiting) Deliver(one);
                break;
            case var held when _suspended:
                _held.Add(held);
                break;
            default:
                _scheduler.Run(() => Give(arrival));
                break;
        }
    }

    private void Give(Arrival arrival)
    {
        switch (arrival)
        {
            case ExecutionStarted when !Started:
                Started = true;
                _ = RunCodeAsync();
                break;
            case EventRaised raised:
                _context.Events.Raise(raised);
                break;
            case TaskCompleted completed when _context.Open.Remove(completed.TaskId, out var call):
                call.Complete(completed.Result, _converter);
                break;
            case TaskFailed failed when _context.Open.Remove(failed.TaskId, out var call):
                call.Fail(failed.Failure);
                break;
            case TimerFired fired when _context.Open.Remove(fired.TimerId, out var timer):
                timer.Complete(null, _converter);
                break;
        }
    }

    private async Task RunCodeAsync()
    {
        try
        {
            if (!_code.HasOrchestrator(Header.Name)) throw new OrchestratorNotFoundException(Header.Name);
            _output = await _code.RunOrchestratorAsync(Header.Name, _context);
        }
        catch (Exception exception)
        {
            _failure = exception;
        }

        _ended = true;
    }

    private Ending? FindEnding()
    {
        if (_scheduler.SawForeignWork) _fault ??= new NonDurableAwaitException(NonDurableAwaitMessage(Header));
        if (_fault is not null) return Fail(_fault);
        if (_terminated is not null) return new Terminated(_terminated.Output);
        if (!Started || _suspended || _context.Open.Count > 0) return null;
        if (!_ended) return _context.Events.HasOpenWait ? null : Fail(new NonDurableAwaitException(NonDurableAwaitMessage(Header)));
        if (_failure is not null) return Fail(_failure);
        return _context.Next is { } next
            ? new ContinuedAsNew(next.Input, next.KeepsEvents ? _context.Events.TakeBuffered() : [])
            : new Completed(_output);
    }

    private static Failed Fail(Exception exception) => new(TaskFailureDetails.FromException(exception));
}
