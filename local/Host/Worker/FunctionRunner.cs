using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Local.Worker;

/// <summary>Runs an invocation: its own scope, the middleware from the outermost in, the parameters, the method.</summary>
internal sealed class FunctionRunner
{
    private readonly IServiceScopeFactory _scopes;
    private readonly Func<DurableTaskClient> _durableClient;
    private readonly FunctionExecutionDelegate _pipeline;

    /// <param name="scopes">Makes an invocation's services.</param>
    /// <param name="middleware">In the order of registration: the first is the outermost.</param>
    /// <param name="durableClient">Gives the durable client to parameters that ask for it.</param>
    public FunctionRunner(IServiceScopeFactory scopes, IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware,
        Func<DurableTaskClient> durableClient)
    {
        (_scopes, _durableClient) = (scopes, durableClient);
        _pipeline = middleware.Reverse().Aggregate<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>, FunctionExecutionDelegate>(
            context => ExecuteAsync((LocalFunctionContext)context), (next, step) => step(next));
    }

    /// <returns>What the function returned, or what middleware put in its place.</returns>
    /// <remarks>Nothing here leaves the caller's synchronisation context.</remarks>
    public async Task<object?> RunAsync(Function function, Invocation invocation)
    {
        await using var scope = _scopes.CreateAsyncScope();
        invocation.OnScope?.Invoke(scope.ServiceProvider);
        var context = new LocalFunctionContext(function, invocation, scope.ServiceProvider);
        await _pipeline(context);
        return context.Result.Value;
    }

    private async Task ExecuteAsync(LocalFunctionContext context)
    {
        var parameters = context.Function.Parameters;
        var arguments = new object?[parameters.Count];
        for (var i = 0; i < arguments.Length; i++) arguments[i] = Value(parameters[i], context);
        context.Result.Value = await context.Function.InvokeAsync(context, arguments);
    }

    private object? Value(BoundParameter parameter, LocalFunctionContext context) => parameter.Source switch
    {
        ParameterSource.Trigger => context.Invocation.TriggerValue(parameter.Type),
        ParameterSource.DurableClient => _durableClient(),
        ParameterSource.FunctionContext => context,
        ParameterSource.CancellationToken => context.CancellationToken,
        ParameterSource.MessageActions => context.Invocation.MessageActions
            ?? throw new InvalidOperationException($"Parameter '{parameter.Name}': only a Service Bus trigger has messages to settle."),
        ParameterSource.BindingData => BindingValue.Convert(parameter, context.BindingContext.BindingData),
        _ => throw new InvalidOperationException($"Parameter '{parameter.Name}' has no source."),
    };
}
