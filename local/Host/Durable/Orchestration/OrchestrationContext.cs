using CreditFunctions.Local.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>What the orchestrator's code sees of its run.</summary>
internal sealed class OrchestrationContext(InstanceHeader header, CallLog calls, TurnScheduler scheduler, DataConverter converter,
    ILoggerFactory loggers) : TaskOrchestrationContext
{
    /// <summary>A longer wait is made of several timers.</summary>
    public static readonly TimeSpan LongestTimer = TimeSpan.FromDays(3);

    private DateTime _now;
    private bool _replaying;
    private int _nextCall;
    private int _nextGuid;
    private List<int> _cancelledTimers = [];

    public override TaskName Name => header.Name;

    public override string InstanceId => header.Id;

    public override string Version => header.Version;

    public override ParentOrchestrationInstance? Parent { get; } = header.Parent?.ToApi();

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => _replaying;

    /// <summary>Calls, timers and children whose answer is outstanding.</summary>
    public Dictionary<int, IOpenTask> Open { get; } = [];

    public ExternalEvents Events { get; } = new(converter);

    /// <summary>Serialized; as the code set it last.</summary>
    public string? CustomStatus { get; private set; }

    /// <summary>Set once the code asked to begin anew.</summary>
    public NextRun? Next { get; private set; }

    /// <summary>Timers that the code gave up in this turn.</summary>
    public IReadOnlyList<int> CancelledTimers => _cancelledTimers;

    protected override ILoggerFactory LoggerFactory => loggers;

    public void BeginTurn(DateTimeOffset at, bool replaying)
    {
        _now = at.UtcDateTime;
        _replaying = replaying;
        _cancelledTimers = [];
    }

    public override T? GetInput<T>() where T : default => converter.Deserialize<T>(header.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        EnsureOnTurn();
        var payload = converter.Serialize(input);
        return WithRetries(options, () => Call<TResult>(name, id => new TaskScheduled(id, name, payload)));
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        EnsureOnTurn();
        var chosen = options as SubOrchestrationOptions;
        var instanceId = chosen?.InstanceId is { } given ? Durable.InstanceId.Check(given, nameof(options)) : NewGuid().ToString("N");
        var version = chosen?.Version?.Version ?? string.Empty;
        var payload = converter.Serialize(input);
        return WithRetries(options, () => Call<TResult>(orchestratorName,
            id => new SubOrchestrationCreated(id, orchestratorName, instanceId, version, payload)));
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        EnsureOnTurn();
        // A time without a kind is UTC: the genuine host runs in UTC, and the machine's zone must not matter.
        var due = fireAt.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(fireAt, DateTimeKind.Utc) : fireAt.ToUniversalTime();
        while (due - _now > LongestTimer && !cancellationToken.IsCancellationRequested)
        {
            await SetTimer(_now + LongestTimer, cancellationToken);
        }

        await SetTimer(due, cancellationToken);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        EnsureOnTurn();
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return Events.Wait<T>(eventName, OnTurnOnly, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        EnsureOnTurn();
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        calls.Add(new EventSent(_nextCall++, instanceId, eventName, converter.Serialize(payload)));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        EnsureOnTurn();
        CustomStatus = converter.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        EnsureOnTurn();
        Next = new NextRun(converter.Serialize(newInput), preserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        EnsureOnTurn();
        return DeterministicGuid.Create(header.Id, header.Execution, _nextGuid++);
    }

    /// <summary>The custom status that an earlier run left.</summary>
    public void InheritCustomStatus(string? customStatus) => CustomStatus = customStatus;

    private Task<T> WithRetries<T>(TaskOptions? options, Func<Task<T>> call) =>
        options?.Retry?.Policy is { } policy ? RetryLoop.RunAsync(this, policy, call) : call();

    private Task<T> Call<T>(string name, Func<int, Scheduled> record)
    {
        var id = _nextCall++;
        calls.Add(record(id));
        var open = new OpenTask<T>(name, id);
        Open.Add(id, open);
        return open.Task;
    }

    private Task SetTimer(DateTime due, CancellationToken cancellationToken)
    {
        var id = _nextCall++;
        calls.Add(new TimerCreated(id, due));
        var open = new OpenTask<object>("timer", id);
        Open.Add(id, open);
        if (cancellationToken.CanBeCanceled) cancellationToken.UnsafeRegister(_ => OnTurnOnly(() => GiveUpTimer(id, open, cancellationToken)), null);
        return open.Task;
    }

    private void GiveUpTimer(int id, OpenTask<object> open, CancellationToken token)
    {
        if (!Open.Remove(id)) return;
        _cancelledTimers.Add(id);
        open.TryCancel(token);
    }

    private void OnTurnOnly(Action action)
    {
        if (scheduler.IsOnTurn) action();
        else scheduler.ReportForeignWork();
    }

    private void EnsureOnTurn()
    {
        if (scheduler.IsOnTurn) return;
        scheduler.ReportForeignWork();
        throw new NonDurableAwaitException(OrchestrationRun.NonDurableAwaitMessage(header));
    }
}
