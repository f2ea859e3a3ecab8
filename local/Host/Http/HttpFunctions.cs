using CreditFunctions.Local.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Http;

/// <summary>Answers requests by HTTP functions.</summary>
/// <param name="routes">Which function a request is for.</param>
/// <param name="runner">Runs it.</param>
/// <param name="answerLimit">How long it may take to begin its answer.</param>
/// <param name="logger">Is told what a function threw.</param>
/// <param name="hostEnds">Signalled when the host waits no longer.</param>
internal sealed class HttpFunctions(
    RouteTable routes, FunctionRunner runner, TimeSpan answerLimit, ILogger<HttpFunctions> logger, CancellationToken hostEnds)
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
        var givenUp = false;
        try
        {
            var running = runner.RunAsync(function, Invocation(http, ending.Token));
            givenUp = await GiveUpAsync(running, function.Name, http, ending);
            await running;
            if (ceiling.Passed) Fail(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            logger.LogDebug("{Function}: the client went away.", function.Name);
        }
        catch (Exception error) when (givenUp)
        {
            logger.LogInformation("{Function} ended after it was given up: {Reason}", function.Name, error.Message);
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

    // The function is told, and may still end; nobody hears it.
    private async Task<bool> GiveUpAsync(Task running, string function, HttpContext http, CancellationTokenSource ending)
    {
        using var answered = new CancellationTokenSource();
        var first = await Task.WhenAny(running, Task.Delay(answerLimit, TimeProvider.System, answered.Token));
        await answered.CancelAsync();
        if (first == running || http.Response.HasStarted) return false;
        logger.LogWarning("{Function} did not answer within {Limit}.", function, answerLimit);
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        await http.Response.CompleteAsync();
        await ending.CancelAsync();
        return true;
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
            // The caller's own, not that of the web server's activity, which nobody exports.
            TraceParent = http.Request.Headers.TraceParent.ToString(),
            TraceState = http.Request.Headers.TraceState.ToString(),
            CancellationToken = cancellationToken,
            OnScope = services => http.RequestServices = services,
        };
    }

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            // Cut off, so that a part is not taken for the whole.
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }
}
