using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Local.Worker;

/// <summary>One function of the app: what starts it, and how it is called.</summary>
internal sealed class Function(string name, Trigger trigger, MethodInfo method, IReadOnlyList<BoundParameter> parameters)
{
    private readonly MethodInvoker _invoker = MethodInvoker.Create(method);
    private readonly ObjectFactory? _factory = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, []);
    private readonly Func<object?, Task<object?>> _await = ReturnedTask.Awaiter(method.ReturnType);

    public string Name => name;

    public Trigger Trigger => trigger;

    public IReadOnlyList<BoundParameter> Parameters => parameters;

    public LocalFunctionDefinition Definition { get; } = new(
        name, $"{method.DeclaringType!.FullName}.{method.Name}", Bindings(trigger, parameters));

    /// <summary>Makes the class with the invocation's services, calls the method, and awaits what it returned.</summary>
    /// <remarks>Awaits keep the caller's synchronisation context: an orchestrator's own is the durable engine's.</remarks>
    public async Task<object?> InvokeAsync(FunctionContext context, object?[] arguments)
    {
        var instance = _factory?.Invoke(context.InstanceServices, []);
        try
        {
            return await _await(_invoker.Invoke(instance, arguments.AsSpan()));
        }
        finally
        {
            if (instance is IAsyncDisposable asynchronous) await asynchronous.DisposeAsync();
            else (instance as IDisposable)?.Dispose();
        }
    }

    private static ImmutableDictionary<string, BindingMetadata> Bindings(Trigger trigger, IReadOnlyList<BoundParameter> parameters)
    {
        var bindings = ImmutableDictionary.CreateBuilder<string, BindingMetadata>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
        {
            if (parameter.Source is ParameterSource.Trigger) bindings[parameter.Name] = new LocalBindingMetadata(parameter.Name, trigger.Type);
            if (parameter.Source is ParameterSource.DurableClient) bindings[parameter.Name] = new LocalBindingMetadata(parameter.Name, "durableClient");
        }

        return bindings.ToImmutable();
    }
}
