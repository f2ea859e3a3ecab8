namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator or activity.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    /// <summary>A name.</summary>
    public TaskName(string name) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>A name from a string.</summary>
    public static implicit operator TaskName(string value) => new(value);

    /// <summary>The name as a string.</summary>
    public static implicit operator string(TaskName value) => value.Name;

    /// <inheritdoc />
    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name ?? string.Empty);

    /// <inheritdoc />
    public override string ToString() => Name ?? string.Empty;
}

/// <summary>The version of an orchestration.</summary>
public readonly struct TaskVersion : IEquatable<TaskVersion>
{
    /// <summary>A version.</summary>
    public TaskVersion(string? version) => Version = version ?? string.Empty;

    /// <summary>The version.</summary>
    public string Version { get; }

    /// <summary>A version from a string.</summary>
    public static implicit operator TaskVersion(string? value) => new(value);

    /// <inheritdoc />
    public bool Equals(TaskVersion other) => string.Equals(Version, other.Version, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TaskVersion other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Version ?? string.Empty);

    /// <inheritdoc />
    public override string ToString() => Version ?? string.Empty;
}

/// <summary>Who started a sub-orchestration.</summary>
/// <param name="Name">The parent's name.</param>
/// <param name="InstanceId">The parent's id.</param>
public record ParentOrchestrationInstance(TaskName Name, string InstanceId);

/// <summary>How a call is made.</summary>
public record TaskOptions
{
    /// <summary>With retries.</summary>
    public TaskOptions(TaskRetryOptions? retry) => Retry = retry;

    /// <summary>With retries and tags.</summary>
    public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null) => (Retry, Tags) = (retry, tags);

    /// <summary>How a failed call is tried again.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Labels.</summary>
    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>Retries by a policy.</summary>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    /// <summary>For a child with an id of the caller's choice.</summary>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}

/// <summary>How a child orchestration is started.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>With retries and an id.</summary>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null) : base(retry) => InstanceId = instanceId;

    /// <summary>From other options, with an id.</summary>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null) : base(options)
    {
        InstanceId = instanceId;
        if (options is SubOrchestrationOptions derived)
        {
            InstanceId ??= derived.InstanceId;
            Version = derived.Version;
        }
    }

    /// <summary>The child's id; a new GUID where absent.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The child's version.</summary>
    public TaskVersion? Version { get; init; }
}

/// <summary>How an orchestration is started.</summary>
/// <param name="InstanceId">Its id; a new GUID where absent.</param>
/// <param name="StartAt">When; at once where absent.</param>
public record StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
{
    /// <summary>Its version.</summary>
    public TaskVersion? Version { get; init; }
}

/// <summary>How a failed call is tried again.</summary>
public sealed class TaskRetryOptions
{
    /// <summary>By a policy.</summary>
    public TaskRetryOptions(RetryPolicy policy) => Policy = policy;

    /// <summary>The policy.</summary>
    public RetryPolicy? Policy { get; }

    /// <summary>Options from a policy.</summary>
    public static implicit operator TaskRetryOptions(RetryPolicy policy) => new(policy);

    /// <summary>Options from a policy.</summary>
    public static TaskRetryOptions FromRetryPolicy(RetryPolicy policy) => new(policy);
}

/// <summary>Tries again after growing intervals.</summary>
public class RetryPolicy
{
    /// <summary>A policy; see the properties.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Attempts or interval not positive, coefficient below 1, or limits below the first interval.</exception>
    public RetryPolicy(int maxNumberOfAttempts, TimeSpan firstRetryInterval, double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null, TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxNumberOfAttempts);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(backoffCoefficient, 1.0);
        if (maxRetryInterval is { } longest) ArgumentOutOfRangeException.ThrowIfLessThan(longest, firstRetryInterval, nameof(maxRetryInterval));
        if (retryTimeout is { } limit) ArgumentOutOfRangeException.ThrowIfLessThan(limit, firstRetryInterval, nameof(retryTimeout));
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
    }

    /// <summary>Attempts in all, the first included.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>Before the second attempt.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>Each interval is the one before times this.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>No interval is longer; default one hour.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>Once so much time went by since the first attempt, a failure is final; default without limit.</summary>
    public TimeSpan RetryTimeout { get; }
}

/// <summary>Why a task failed, without the exception itself, which may live in another process.</summary>
public record TaskFailureDetails(string ErrorType, string ErrorMessage, string? StackTrace, TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties)
{
    /// <summary>From an exception and those inside it; inside a <see cref="TaskFailedException"/> stands the task's own failure.</summary>
    public static TaskFailureDetails FromException(Exception exception) => new(
        exception.GetType().FullName ?? exception.GetType().Name, exception.Message, exception.StackTrace,
        exception is TaskFailedException failed ? failed.FailureDetails
            : exception.InnerException is { } inner ? FromException(inner) : null, null);

    /// <summary>True where the failure was an exception of that type or one derived from it.</summary>
    public bool IsCausedBy<T>() where T : Exception =>
        FindType(ErrorType) is { } type && typeof(T).IsAssignableFrom(type);

    private static Type? FindType(string name) => Type.GetType(name) ?? AppDomain.CurrentDomain.GetAssemblies()
        .Select(assembly => assembly.GetType(name)).FirstOrDefault(type => type is not null);
}

/// <summary>A failed activity or child orchestration, as the orchestrator sees it.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>From failure details.</summary>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base($"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {failureDetails.ErrorMessage}") =>
        (TaskName, TaskId, FailureDetails) = (taskName, taskId, failureDetails);

    /// <summary>Which task.</summary>
    public string TaskName { get; }

    /// <summary>Its number in the history.</summary>
    public int TaskId { get; }

    /// <summary>Why.</summary>
    public TaskFailureDetails FailureDetails { get; }
}
