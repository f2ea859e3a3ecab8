using System.Collections.Concurrent;
using CreditFunctions.Local.Durable;
using Microsoft.DurableTask;

namespace CreditFunctions.Local.Tests.Durable;

/// <summary>Orchestrators and activities as lambdas, by name.</summary>
internal sealed class TestCode(DataConverter converter) : IDurableCode
{
    private readonly ConcurrentDictionary<string, Func<TaskOrchestrationContext, Task<object?>>> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Func<string?, CancellationToken, Task<object?>>> _activities = new(StringComparer.OrdinalIgnoreCase);

    public void Orchestrator<T>(string name, Func<TaskOrchestrationContext, Task<T>> code) => _orchestrators[name] = async context => await code(context);

    public void Orchestrator(string name, Func<TaskOrchestrationContext, Task> code) => _orchestrators[name] = async context =>
    {
        await code(context);
        return null;
    };

    public void Activity<TInput, TResult>(string name, Func<TInput, TResult> code) =>
        _activities[name] = (input, _) => Task.FromResult<object?>(code(converter.Deserialize<TInput>(input)!));

    public void Activity<TInput>(string name, Func<TInput, CancellationToken, Task<object?>> code) =>
        _activities[name] = (input, cancellationToken) => code(converter.Deserialize<TInput>(input)!, cancellationToken);

    public bool HasOrchestrator(string name) => _orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => _activities.ContainsKey(name);

    public async Task<string?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) =>
        converter.Serialize(await _orchestrators[name](context));

    public async Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken) =>
        converter.Serialize(await _activities[name](input, cancellationToken));
}
