using System.Diagnostics;
using CreditFunctions.Problems;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CreditFunctions.Telemetry;

/// <summary>One span around each invocation, in the trace that came with its trigger, or in one of its own.</summary>
internal sealed class InvocationSpan : IFunctionsWorkerMiddleware
{
    /// <summary>Everything but orchestrators: they run again from the start on each turn, and do nothing but call activities.</summary>
    public static bool Wraps(FunctionContext context) => TriggerOf(context) != "orchestrationTrigger";

    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (!Instruments.Source.HasListeners())
        {
            await next(context);
            return;
        }

        using var span = Start(context);
        try
        {
            await next(context);
            if (context.GetHttpContext() is { } http) Answered(span, http.Request.Method, context.GetInvocationResult().Value);
        }
        catch (Exception error)
        {
            // The type only: a message may say more than a trace should hold.
            span?.SetTag("error.type", error.GetType().FullName);
            span?.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static Activity? Start(FunctionContext context)
    {
        var trigger = TriggerOf(context);
        ActivityContext.TryParse(context.TraceContext.TraceParent, context.TraceContext.TraceState, isRemote: true, out var parent);
        // What the host left as current is not exported by this app: a span under it would hang in the air.
        Activity.Current = null;
        var (kind, name) = trigger switch
        {
            "httpTrigger" => (ActivityKind.Server, "http"),
            "serviceBusTrigger" => (ActivityKind.Consumer, "pubsub"),
            "timerTrigger" => (ActivityKind.Internal, "timer"),
            _ => (ActivityKind.Internal, "other"),
        };
        var links = kind == ActivityKind.Consumer ? MessageLinks.Of(context.BindingContext.BindingData, parent) : [];
        var span = Instruments.Source.StartActivity(kind, parent, links: links, name: context.FunctionDefinition.Name);
        span?.SetTag("faas.trigger", name).SetTag("faas.invocation_id", context.InvocationId);
        return span;
    }

    private static void Answered(Activity? span, string method, object? result)
    {
        var problem = result as Problem;
        var status = problem?.Status ?? (result as IStatusCodeActionResult)?.StatusCode;
        span?.SetTag("http.request.method", method).SetTag("http.response.status_code", status).SetTag("error.type", problem?.Code);
        if (status >= 500) span?.SetStatus(ActivityStatusCode.Error);
    }

    private static string? TriggerOf(FunctionContext context) => context.FunctionDefinition.InputBindings.Values
        .Select(binding => binding.Type).FirstOrDefault(type => type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
}
