using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Orchestration;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Durable.Store;

/// <summary>Which run an id has at present, and where it stands.</summary>
internal sealed record InstanceState(long Execution, OrchestrationRuntimeStatus Status)
{
    public bool IsFinished => Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}

/// <summary>Everything that a turn needs of an instance that is not in memory.</summary>
internal sealed record StoredRun(InstanceHeader Header, InstanceState State, string? CustomStatus, IReadOnlyList<HistoryTurn> History);

/// <summary>A new instance. <paramref name="StartAt"/> is null where it begins at once.</summary>
internal sealed record NewInstance(InstanceHeader Header, DateTimeOffset CreatedAt, DateTimeOffset? StartAt);

/// <summary>An instance that has not begun yet.</summary>
internal sealed record UnstartedRow(string InstanceId, long Execution, DateTimeOffset? StartAt);

/// <summary>A message that waits for its instance. Without a run it is for whichever run the instance has.</summary>
internal sealed record InboxRow(long Seq, string InstanceId, long? Execution, Arrival Message);

/// <summary>An activity that has no result yet.</summary>
internal sealed record TaskRow(string InstanceId, long Execution, int TaskId, string Name, string? Input);

/// <summary>A timer that has not fired yet.</summary>
internal sealed record TimerRow(string InstanceId, long Execution, int TimerId, DateTimeOffset FireAt);

/// <summary>The final state of a run.</summary>
internal sealed record FinalState(OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure);
