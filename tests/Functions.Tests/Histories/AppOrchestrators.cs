using System.Reflection;
using CreditFunctions.Local.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace CreditFunctions.Functions.Tests.Histories;

/// <summary>The app's orchestrators as they are today, without the app around them: an orchestrator needs nothing but its history.</summary>
internal sealed class AppOrchestrators : IDurableCode
{
    private readonly Dictionary<string, MethodInfo> _byName = typeof(Composition).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetParameters().Any(parameter => parameter.GetCustomAttribute<OrchestrationTriggerAttribute>() is not null))
        .ToDictionary(method => method.GetCustomAttribute<FunctionAttribute>()!.Name, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>The version that a new instance starts with: the orchestrator's constant; 1 where it has none.</summary>
    public int VersionOf(string name) =>
        (int?)_byName[name].DeclaringType!.GetField("Version", BindingFlags.Static | BindingFlags.NonPublic)?.GetRawConstantValue() ?? 1;

    public bool HasOrchestrator(string name) => _byName.ContainsKey(name);

    public bool HasActivity(string name) => false;

    public async Task<string?> RunOrchestratorAsync(string name, TaskOrchestrationContext context)
    {
        var method = _byName[name];
        var orchestrator = Activator.CreateInstance(method.DeclaringType!, nonPublic: true);
        await (Task)method.Invoke(orchestrator, [context])!;
        return null;
    }

    public Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"A replay calls no activity; '{name}' was.");
}
