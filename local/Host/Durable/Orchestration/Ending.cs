using CreditFunctions.Local.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>How a run ended.</summary>
internal abstract record Ending(OrchestrationRuntimeStatus Status);

internal sealed record Completed(string? Output) : Ending(OrchestrationRuntimeStatus.Completed);

internal sealed record Failed(TaskFailureDetails Failure) : Ending(OrchestrationRuntimeStatus.Failed);

internal sealed record Terminated(string? Output) : Ending(OrchestrationRuntimeStatus.Terminated);

/// <summary>The instance goes on as a new run with an empty history.</summary>
internal sealed record ContinuedAsNew(string? Input, IReadOnlyList<EventRaised> Carried) : Ending(OrchestrationRuntimeStatus.ContinuedAsNew);
