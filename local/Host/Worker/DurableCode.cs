using CreditFunctions.Local.Durable;
using Microsoft.DurableTask;

namespace CreditFunctions.Local.Worker;

/// <summary>The app's orchestrators and activities, as the durable engine calls them.</summary>
internal sealed class DurableCode(IEnumerable<Function> functions, FunctionRunner runner, DataConverter converter) : IDurableCode
{
    private readonly Dictionary<string, Function> _orchestrators = functions.Where(function => function.Trigger is OrchestrationTrigger)
        .ToDictionary(function => ((OrchestrationTrigger)function.Trigger).Name, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Function> _activities = functions.Where(function => function.Trigger is ActivityTrigger)
        .ToDictionary(function => ((ActivityTrigger)function.Trigger).Name, StringComparer.OrdinalIgnoreCase);

    public bool HasOrchestrator(string name) => _orchestrators.ContainsKey(name);

    public bool HasActivity(string name) => _activities.ContainsKey(name);

    // The awaits here and in the runner keep the engine's own context, where the orchestrator's tasks continue.
    public async Task<string?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) =>
        converter.Serialize(await runner.RunAsync(_orchestrators[name], new Invocation
        {
            TriggerValue = _ => context,
            BindingData = Data(context.InstanceId),
        }));

    public async Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken) =>
        converter.Serialize(await runner.RunAsync(_activities[name], new Invocation
        {
            TriggerValue = type => input is null && type.IsValueType ? Activator.CreateInstance(type) : converter.Deserialize(input, type),
            BindingData = Data(instanceId),
            CancellationToken = cancellationToken,
        }));

    private static Dictionary<string, object?> Data(string instanceId) => new(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = instanceId };
}
