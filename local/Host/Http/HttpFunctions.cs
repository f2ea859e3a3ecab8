using System.Diagnostics;
using CreditFunctions.Local.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Http;

/// <summary>Answers requests by HTTP functions.</summary>
internal sealed class HttpFunctions(RouteTable routes, FunctionRunner runner, ILogger<HttpFunctions> logger, CancellationToken hostEnds)
{
    /// <summary>The key under which middleware finds the request.</summary>
    public const string ContextKey = "HttpRequestContext";

    public async Task AnswerAsync(HttpContext http)
    {
        if (routes.Match(http) is not var (function, values))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (http.Request.ContentLength > BodyCeiling.Bytes)
        {
            BodyCeiling.Refuse(http);
            return;
        }

        http.Request.RouteValues = values;
        var ceiling = BodyCeiling.Watch(http);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, hostEnds);
        try
        {
            await runner.RunAsync(function, Invocation(http, ending.Token));
            if (ceiling.Passed) Fail(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            logger.LogDebug("{Function}: the client went away.", function.Name);
        }
#pragma warning disable CA1031 // The host answers for whatever a function throws.
        catch (Exception error)
        {
            if (ceiling.Passed) logger.LogWarning("{Function}: the body passed the host's {Limit} bytes.", function.Name, BodyCeiling.Bytes);
            else logger.LogError(error, "{Function} failed.", function.Name);
            Fail(http);
        }
#pragma warning restore CA1031
    }

    private static Invocation Invocation(HttpContext http, CancellationToken cancellationToken)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in http.Request.RouteValues) data[name] = value;
        return new Invocation
        {
            TriggerValue = _ => http.Request,
            BindingData = data,
            Items = new Dictionary<object, object> { [ContextKey] = http },
            TraceParent = Activity.Current?.Id ?? http.Request.Headers.TraceParent.ToString(),
            TraceState = Activity.Current?.TraceStateString ?? http.Request.Headers.TraceState.ToString(),
            CancellationToken = cancellationToken,
            OnScope = services => http.RequestServices = services,
        };
    }

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }
}
