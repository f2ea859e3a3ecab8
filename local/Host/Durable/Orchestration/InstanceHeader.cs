using Microsoft.DurableTask;

namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>What an instance's run begins with and keeps.</summary>
/// <param name="Id">The instance's id.</param>
/// <param name="Execution">The run's number, never used again: a replaced or continued instance has another.</param>
/// <param name="Name">The orchestrator's name.</param>
/// <param name="Version">As given at the start; empty where none.</param>
/// <param name="Input">Serialized.</param>
/// <param name="Parent">Whose child it is, or null.</param>
internal sealed record InstanceHeader(string Id, long Execution, string Name, string Version, string? Input, ParentLink? Parent);

/// <summary>The call that a child orchestration answers.</summary>
/// <param name="Id">The parent's instance id.</param>
/// <param name="Name">The parent's orchestrator.</param>
/// <param name="Execution">The parent's run.</param>
/// <param name="TaskId">The number of the call.</param>
internal sealed record ParentLink(string Id, string Name, long Execution, int TaskId)
{
    public ParentOrchestrationInstance ToApi() => new(Name, Id);
}
