using CreditFunctions.Local.Durable.Dispatch;
using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Orchestration;
using CreditFunctions.Local.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Durable.Client;

/// <summary>The client of this process's own engine. A call that changes something returns after the commit.</summary>
internal sealed class LocalDurableTaskClient(DataConverter converter, TimeProvider clock, ILogger logger) : DurableTaskClient("local")
{
    private ClientSession? _session;

    private ClientSession Session => _session ?? throw new InvalidOperationException("The durable engine is not started, or it stopped.");

    public void Open(ClientSession session) => _session = session;

    public void Close() => _session = null;

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null,
        StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        var id = options?.InstanceId is { } given ? InstanceId.Check(given, nameof(options)) : Guid.NewGuid().ToString("N");
        var now = clock.GetUtcNow();
        var startAt = options?.StartAt?.ToUniversalTime() is { } later && later > now ? later : (DateTimeOffset?)null;
        var header = new InstanceHeader(id, Session.Executions.Next(), orchestratorName, options?.Version?.Version ?? string.Empty,
            converter.Serialize(input), null);
        await Session.WriteAsync(new StartWrite(new NewInstance(header, now, startAt), Session.Effects) { Quiescence = Session.Quiescence }, cancellation);
        return id;
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return SendAsync(instanceId, new EventRaised(eventName, converter.Serialize(eventPayload)), cancellation);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionSuspended(reason), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionResumed(reason), cancellation);

    /// <exception cref="NotSupportedException">Recursive: this backend ends one instance.</exception>
    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        RefuseRecursion(options?.Recursive);
        return SendAsync(instanceId, new ExecutionTerminated(converter.Serialize(options?.Output)), cancellation);
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false,
        CancellationToken cancellation = default) =>
        WaitAsync(instanceId, getInputsAndOutputs, found => found.RuntimeStatus != OrchestrationRuntimeStatus.Pending, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false,
        CancellationToken cancellation = default) => WaitAsync(instanceId, getInputsAndOutputs, found => found.IsCompleted, cancellation);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return Task.Run(() => Session.Queries.Get(instanceId, getInputsAndOutputs), cancellation);
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new InstancePages(() => Session.Queries, filter ?? new OrchestrationQuery());

    /// <exception cref="NotSupportedException">Recursive: this backend removes one instance.</exception>
    public override async Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        RefuseRecursion(options?.Recursive);
        var purge = new PurgeWrite(instanceId, Session.Effects) { Quiescence = Session.Quiescence };
        await Session.WriteAsync(purge, cancellation);
        return new PurgeResult(purge.Count);
    }

    /// <exception cref="NotSupportedException">Recursive: this backend removes what the filter names.</exception>
    public override async Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default)
    {
        RefuseRecursion(options?.Recursive);
        var query = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, filter.Statuses);
        var count = 0;
        await foreach (var page in GetAllInstancesAsync(query).AsPages().WithCancellation(cancellation))
        {
            var purges = await Task.WhenAll(page.Values.Where(found => found.IsCompleted)
                .Select(found => PurgeInstanceAsync(found.InstanceId, null, cancellation)));
            count += purges.Sum(purge => purge.PurgedInstanceCount);
        }

        return new PurgeResult(count);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task SendAsync(string instanceId, Arrival message, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return Session.WriteAsync(new MessageWrite(instanceId, message, Session.Effects, logger) { Quiescence = Session.Quiescence }, cancellation);
    }

    private Task<OrchestrationMetadata> WaitAsync(string instanceId, bool payloads, Func<OrchestrationMetadata, bool> isThere, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var queries = Session.Queries;
        return Session.Effects.Changes.WaitAsync(instanceId, () => queries.Get(instanceId, payloads) is { } found && isThere(found) ? found : null, cancellation);
    }

    private static void RefuseRecursion(bool? recursive)
    {
        if (recursive == true) throw new NotSupportedException("Children are not reached from here: end them by events, and remove them by their own ids.");
    }
}
