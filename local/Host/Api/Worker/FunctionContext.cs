using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>The invocation's id.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Which function runs.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>The trigger's data by name: route values, message properties.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>The W3C trace context that came with the trigger.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>The invocation's own scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>What middleware hands on.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>What the host hands to middleware by type.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Signals that the host wants the invocation to end.</summary>
    public virtual CancellationToken CancellationToken { get; }
}

/// <summary>Which function runs.</summary>
public abstract class FunctionDefinition
{
    /// <summary>The function's name.</summary>
    public abstract string Name { get; }

    /// <summary>The function's id.</summary>
    public abstract string Id { get; }

    /// <summary>Full name of type and method.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>Trigger and inputs by parameter name.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }
}

/// <summary>A binding of a function.</summary>
public abstract class BindingMetadata
{
    /// <summary>The parameter's name.</summary>
    public abstract string Name { get; }

    /// <summary>Such as httpTrigger, serviceBusTrigger, timerTrigger, orchestrationTrigger, activityTrigger, durableClient.</summary>
    public abstract string Type { get; }

    /// <summary>In or out.</summary>
    public abstract BindingDirection Direction { get; }
}

/// <summary>In or out.</summary>
public enum BindingDirection
{
    /// <summary>Into the function.</summary>
    In = 0,
    /// <summary>Out of it.</summary>
    Out = 1,
}

/// <summary>The trigger's data.</summary>
public abstract class BindingContext
{
    /// <summary>By name.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}

/// <summary>W3C trace context.</summary>
public abstract class TraceContext
{
    /// <summary>traceparent.</summary>
    public abstract string TraceParent { get; }

    /// <summary>tracestate.</summary>
    public abstract string TraceState { get; }
}

/// <summary>What the host hands to middleware, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Puts one in.</summary>
    void Set<T>(T instance);

    /// <summary>Takes one out, or null.</summary>
    T? Get<T>();
}

/// <summary>What the function returned, which middleware can replace.</summary>
/// <typeparam name="T">Its type.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>The value.</summary>
    public abstract T? Value { get; set; }
}

/// <summary>What the function returned, which middleware can replace.</summary>
public abstract class InvocationResult : InvocationResult<object>;

/// <summary>Results of an invocation.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>What the function returned, or will be taken to have returned.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        context.Features.Get<InvocationResult>()
        ?? throw new InvalidOperationException("This invocation has no result to read or set.");
}

/// <summary>The ASP.NET Core request behind an HTTP invocation.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The request, or null where another trigger started the function.</summary>
    public static Microsoft.AspNetCore.Http.HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue("HttpRequestContext", out var value) ? value as Microsoft.AspNetCore.Http.HttpContext : null;
}
