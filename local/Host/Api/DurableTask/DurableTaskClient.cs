namespace Microsoft.DurableTask.Client;

/// <summary>Starts orchestrations and talks to them.</summary>
public abstract class DurableTaskClient : IAsyncDisposable
{
    /// <summary>A client of that name.</summary>
    protected DurableTaskClient(string name) => Name = name;

    /// <summary>The client's name.</summary>
    public string Name { get; }

    /// <summary>Starts an instance. A finished instance of the same id is replaced.</summary>
    /// <returns>The instance's id.</returns>
    /// <exception cref="InvalidOperationException">An instance of that id is pending or running.</exception>
    public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null,
        StartOrchestrationOptions? options = null, CancellationToken cancellation = default);

    /// <summary>Starts an instance without input.</summary>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, StartOrchestrationOptions options,
        CancellationToken cancellation = default) => ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, options, cancellation);

    /// <summary>Raises an event. On some backends an unknown id throws, on others it is silent: never branch on it.</summary>
    public abstract Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default);

    /// <summary>Waits until the instance has begun.</summary>
    public abstract Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false,
        CancellationToken cancellation = default);

    /// <summary>Waits until the instance has ended.</summary>
    public abstract Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false,
        CancellationToken cancellation = default);

    /// <summary>Ends an instance. Its children go on.</summary>
    public virtual Task TerminateInstanceAsync(string instanceId, object? output, CancellationToken cancellation = default) =>
        TerminateInstanceAsync(instanceId, new TerminateInstanceOptions(output), cancellation);

    /// <summary>Ends an instance.</summary>
    public virtual Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    /// <summary>Holds an instance: it buffers everything but resume and terminate.</summary>
    public abstract Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>Lets a held instance go on.</summary>
    public abstract Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>The instance's state, or null where there is none.</summary>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, bool getInputsAndOutputs = false,
        CancellationToken cancellation = default) => GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation);

    /// <summary>The instance's state, or null where there is none.</summary>
    public abstract Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false,
        CancellationToken cancellation = default);

    /// <summary>Instances by filter, page by page.</summary>
    public abstract AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null);

    /// <summary>Removes a finished instance and its history.</summary>
    public virtual Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Removes finished instances by filter.</summary>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}

/// <summary>How an instance is ended.</summary>
/// <param name="Output">Its output.</param>
/// <param name="Recursive">Its children too, where the backend can.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);

/// <summary>How an instance is removed.</summary>
/// <param name="Recursive">Its children too.</param>
public record PurgeInstanceOptions(bool Recursive = false);

/// <summary>Which instances are removed.</summary>
/// <param name="CreatedFrom">Created at or after.</param>
/// <param name="CreatedTo">Created at or before.</param>
/// <param name="Statuses">In one of these states.</param>
public record PurgeInstancesFilter(DateTimeOffset? CreatedFrom = null, DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null);

/// <summary>What was removed.</summary>
public class PurgeResult
{
    /// <summary>So many.</summary>
    public PurgeResult(int count) => PurgedInstanceCount = count;

    /// <summary>How many.</summary>
    public int PurgedInstanceCount { get; }
}

/// <summary>Where an instance stands.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>It runs or waits.</summary>
    Running = 0,
    /// <summary>It returned.</summary>
    Completed = 1,
    /// <summary>It began anew.</summary>
    ContinuedAsNew = 2,
    /// <summary>It threw.</summary>
    Failed = 3,
    /// <summary>Not used.</summary>
    Canceled = 4,
    /// <summary>It was ended from outside.</summary>
    Terminated = 5,
    /// <summary>It has not begun.</summary>
    Pending = 6,
    /// <summary>It is held.</summary>
    Suspended = 7,
}

/// <summary>Which instances are listed.</summary>
public record OrchestrationQuery(DateTimeOffset? CreatedFrom = null, DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null, IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null, int PageSize = OrchestrationQuery.DefaultPageSize, bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>The page size where none is given.</summary>
    public const int DefaultPageSize = 100;
}

/// <summary>An instance's state.</summary>
public sealed class OrchestrationMetadata
{
    /// <summary>Of that name and id.</summary>
    public OrchestrationMetadata(string name, string instanceId) => (Name, InstanceId) = (name, instanceId);

    /// <summary>The orchestration's name.</summary>
    public string Name { get; }

    /// <summary>The instance's id.</summary>
    public string InstanceId { get; }

    /// <summary>Where it stands.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>The input, where asked for.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>The output, where asked for and there.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>The custom status, where asked for and set.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>Why it failed, where it did.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Reads the payloads.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>True while it runs or waits.</summary>
    public bool IsRunning => RuntimeStatus == OrchestrationRuntimeStatus.Running;

    /// <summary>True once it completed, failed or was ended.</summary>
    public bool IsCompleted => RuntimeStatus is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;

    /// <summary>The input as an object.</summary>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput);

    /// <summary>The output as an object.</summary>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput);

    /// <summary>The custom status as an object.</summary>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus);

    private T? Read<T>(string? data) => DataConverter is { } converter
        ? converter.Deserialize<T>(data)
        : throw new InvalidOperationException("Ask for inputs and outputs to read them.");
}
