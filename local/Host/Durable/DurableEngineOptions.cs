namespace CreditFunctions.Local.Durable;

/// <summary>How the engine works. None of it changes what an orchestration does.</summary>
internal sealed record DurableEngineOptions
{
    /// <summary>Activities that run at the same time; the others wait their turn.</summary>
    public int MaxConcurrentActivities { get; init; } = 64;

    /// <summary>Instances whose code is kept in memory between turns, so that a turn need not replay. The longest idle leaves first.</summary>
    public int WarmInstances { get; init; } = 2048;

    /// <summary>Replays the whole history on every turn, as a host does that moves instances between machines. Finds code that is not deterministic.</summary>
    public bool ReplayEveryTurn { get; init; }
}
