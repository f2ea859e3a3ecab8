using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Local.Worker;

/// <summary>One invocation.</summary>
internal sealed class LocalFunctionContext : FunctionContext
{
    public LocalFunctionContext(Function function, Invocation invocation, IServiceProvider services)
    {
        Function = function;
        Invocation = invocation;
        InstanceServices = services;
        BindingContext = new LocalBindingContext(invocation.BindingData);
        TraceContext = new LocalTraceContext(invocation.TraceParent, invocation.TraceState);
        foreach (var (key, value) in invocation.Items) Items[key] = value;
        Features.Set<InvocationResult>(Result);
    }

    public Function Function { get; }

    public Invocation Invocation { get; }

    /// <summary>What the function returned, or what middleware put in its place.</summary>
    public LocalInvocationResult Result { get; } = new();

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override BindingContext BindingContext { get; }

    public override TraceContext TraceContext { get; }

    public override IServiceProvider InstanceServices { get; set; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new LocalInvocationFeatures();

    public override CancellationToken CancellationToken => Invocation.CancellationToken;
}

internal sealed class LocalInvocationResult : InvocationResult
{
    public override object? Value { get; set; }
}

internal sealed class LocalBindingContext(IReadOnlyDictionary<string, object?> data) : BindingContext
{
    public override IReadOnlyDictionary<string, object?> BindingData => data;
}

internal sealed class LocalTraceContext(string parent, string state) : TraceContext
{
    public override string TraceParent => parent;

    public override string TraceState => state;
}
