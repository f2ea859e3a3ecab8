using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Local.Worker;

/// <summary>What a trigger hands over to start a function once.</summary>
internal sealed record Invocation
{
    private static readonly Dictionary<string, object?> NoData = [];
    private static readonly Dictionary<object, object> NoItems = [];

    /// <summary>Gives the trigger parameter's value for its type.</summary>
    public required Func<Type, object?> TriggerValue { get; init; }

    public IReadOnlyDictionary<string, object?> BindingData { get; init; } = NoData;

    public IReadOnlyDictionary<object, object> Items { get; init; } = NoItems;

    public ServiceBusMessageActions? MessageActions { get; init; }

    public string TraceParent { get; init; } = string.Empty;

    public string TraceState { get; init; } = string.Empty;

    public CancellationToken CancellationToken { get; init; }

    /// <summary>Called with the invocation's services before anything runs.</summary>
    public Action<IServiceProvider>? OnScope { get; init; }
}
