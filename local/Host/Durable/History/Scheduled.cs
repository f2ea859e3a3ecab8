using System.Text.Json.Serialization;

namespace CreditFunctions.Local.Durable.History;

/// <summary>What an orchestrator's code asked for. Numbered in the order of the calls.</summary>
/// <param name="Id">The call's number within the run, from 0.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TaskScheduled), nameof(TaskScheduled))]
[JsonDerivedType(typeof(SubOrchestrationCreated), nameof(SubOrchestrationCreated))]
[JsonDerivedType(typeof(TimerCreated), nameof(TimerCreated))]
[JsonDerivedType(typeof(EventSent), nameof(EventSent))]
internal abstract record Scheduled(int Id)
{
    /// <summary>True where the other is the same call for the replay's purposes: kind and name, not payloads or times.</summary>
    public abstract bool IsSameCallAs(Scheduled other);

    /// <summary>The call as error messages name it, without its number.</summary>
    [JsonIgnore]
    public abstract string Title { get; }

    protected static bool SameName(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An activity was called.</summary>
internal sealed record TaskScheduled(int Id, string Name, string? Input) : Scheduled(Id)
{
    [JsonIgnore]
    public override string Title => $"TaskScheduled '{Name}'";

    public override bool IsSameCallAs(Scheduled other) => other is TaskScheduled task && SameName(task.Name, Name);
}

/// <summary>A child orchestration was called.</summary>
internal sealed record SubOrchestrationCreated(int Id, string Name, string InstanceId, string Version, string? Input) : Scheduled(Id)
{
    [JsonIgnore]
    public override string Title => $"SubOrchestrationCreated '{Name}'";

    public override bool IsSameCallAs(Scheduled other) => other is SubOrchestrationCreated child && SameName(child.Name, Name);
}

/// <summary>A timer was set.</summary>
internal sealed record TimerCreated(int Id, DateTimeOffset FireAt) : Scheduled(Id)
{
    [JsonIgnore]
    public override string Title => "TimerCreated";

    public override bool IsSameCallAs(Scheduled other) => other is TimerCreated;
}

/// <summary>An event was sent to another instance.</summary>
internal sealed record EventSent(int Id, string InstanceId, string Name, string? Payload) : Scheduled(Id)
{
    [JsonIgnore]
    public override string Title => $"EventSent '{Name}'";

    public override bool IsSameCallAs(Scheduled other) => other is EventSent sent && SameName(sent.Name, Name);
}
