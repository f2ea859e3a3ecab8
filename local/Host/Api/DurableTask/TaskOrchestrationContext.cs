using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.DurableTask;

/// <summary>All that an orchestrator may use: everything it does stands in its history and replays the same.</summary>
public abstract class TaskOrchestrationContext
{
    /// <summary>The orchestration's name.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The instance's id.</summary>
    public abstract string InstanceId { get; }

    /// <summary>Who started it as a sub-orchestration, or null.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>The time, UTC, at which the present turn was dispatched; the same on replay.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>True while past turns are replayed.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>The version that it was started with; empty where none.</summary>
    public virtual string Version => string.Empty;

    /// <summary>Makes loggers.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    /// <summary>The input.</summary>
    public abstract T? GetInput<T>();

    /// <summary>Calls an activity and takes its result.</summary>
    /// <exception cref="TaskFailedException">It failed, after the retries of <paramref name="options"/>.</exception>
    public abstract Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null);

    /// <summary>Calls an activity.</summary>
    public virtual Task CallActivityAsync(TaskName name, object? input = null, TaskOptions? options = null) =>
        CallActivityAsync<object>(name, input, options);

    /// <summary>Calls an activity without input.</summary>
    public virtual Task CallActivityAsync(TaskName name, TaskOptions options) => CallActivityAsync(name, null, options);

    /// <summary>Calls an activity without input and takes its result.</summary>
    public virtual Task<TResult> CallActivityAsync<TResult>(TaskName name, TaskOptions options) =>
        CallActivityAsync<TResult>(name, null, options);

    /// <summary>Starts a child orchestration and takes its result.</summary>
    /// <exception cref="TaskFailedException">It failed.</exception>
    public abstract Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null);

    /// <summary>Starts a child orchestration and waits for it.</summary>
    public virtual Task CallSubOrchestratorAsync(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        CallSubOrchestratorAsync<object>(orchestratorName, input, options);

    /// <summary>Waits until a point in time, UTC.</summary>
    /// <exception cref="TaskCanceledException">The token was cancelled first.</exception>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for a while from the turn's time.</summary>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>Waits for an event. Of several waits for one name, the latest takes the next event.</summary>
    public abstract Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>Waits for an event for at most a while. The wait, once given up, still takes the next event.</summary>
    /// <exception cref="TaskCanceledException">The time ran out.</exception>
    public virtual Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout) =>
        WaitForExternalEvent<T>(eventName, timeout, CancellationToken.None);

    /// <summary>Waits for an event for at most a while, or until cancelled.</summary>
    /// <exception cref="TaskCanceledException">The time ran out, or the token was cancelled.</exception>
    public virtual async Task<T> WaitForExternalEvent<T>(string eventName, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timerCancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var eventCancellation = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var timer = CreateTimer(timeout, timerCancellation.Token);
        var arrival = WaitForExternalEvent<T>(eventName, eventCancellation.Token);
        // Cancelled on the turn's own thread: CancelAsync would go on from the thread pool, where no orchestrator may run.
#pragma warning disable CA1849
        if (await Task.WhenAny(timer, arrival) == arrival) timerCancellation.Cancel();
        else eventCancellation.Cancel();
#pragma warning restore CA1849
        return await arrival;
    }

    /// <summary>Raises an event on another instance.</summary>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Shows a small status beside the instance.</summary>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Ends this run and begins anew with another input and an empty history.</summary>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>A GUID that is the same on replay.</summary>
    public abstract Guid NewGuid();

    /// <summary>A logger that is silent on replay.</summary>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) =>
        new CreditFunctions.Local.Durable.ReplaySafeLogger(this, LoggerFactory.CreateLogger(categoryName));

    /// <summary>A logger that is silent on replay.</summary>
    public virtual ILogger CreateReplaySafeLogger<T>() =>
        CreateReplaySafeLogger(typeof(T).FullName ?? typeof(T).Name);
}
