namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>What the code asked for with ContinueAsNew.</summary>
/// <param name="Input">Serialized.</param>
/// <param name="KeepsEvents">Events that nobody took go with it.</param>
internal sealed record NextRun(string? Input, bool KeepsEvents);
