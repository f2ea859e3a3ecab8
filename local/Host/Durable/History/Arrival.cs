using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace CreditFunctions.Local.Durable.History;

/// <summary>What reaches an instance and wakes it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ExecutionStarted), nameof(ExecutionStarted))]
[JsonDerivedType(typeof(ExecutionSuspended), nameof(ExecutionSuspended))]
[JsonDerivedType(typeof(ExecutionResumed), nameof(ExecutionResumed))]
[JsonDerivedType(typeof(ExecutionTerminated), nameof(ExecutionTerminated))]
[JsonDerivedType(typeof(EventRaised), nameof(EventRaised))]
[JsonDerivedType(typeof(TaskCompleted), nameof(TaskCompleted))]
[JsonDerivedType(typeof(TaskFailed), nameof(TaskFailed))]
[JsonDerivedType(typeof(TimerFired), nameof(TimerFired))]
[JsonDerivedType(typeof(NonDurableAwait), nameof(NonDurableAwait))]
internal abstract record Arrival;

/// <summary>The instance begins. What it begins with stands in its header.</summary>
internal sealed record ExecutionStarted : Arrival;

/// <summary>From here on everything waits but a resume and a terminate.</summary>
internal sealed record ExecutionSuspended(string? Reason) : Arrival;

/// <summary>What waited is delivered, in order.</summary>
internal sealed record ExecutionResumed(string? Reason) : Arrival;

/// <summary>The instance ends here, whatever its code waits for.</summary>
internal sealed record ExecutionTerminated(string? Output) : Arrival;

/// <summary>Somebody raised an event.</summary>
internal sealed record EventRaised(string Name, string? Payload) : Arrival;

/// <summary>An activity or a child orchestration returned.</summary>
internal sealed record TaskCompleted(int TaskId, string? Result) : Arrival;

/// <summary>An activity or a child orchestration failed.</summary>
internal sealed record TaskFailed(int TaskId, TaskFailureDetails Failure) : Arrival;

/// <summary>A timer's time came.</summary>
internal sealed record TimerFired(int TimerId) : Arrival;

/// <summary>The code went on by itself, woken by what is not a durable task.</summary>
internal sealed record NonDurableAwait : Arrival;
