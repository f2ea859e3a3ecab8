using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CreditFunctions.Local.Clock;
using CreditFunctions.Local.Worker;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Local.Http;

/// <summary>What only the local host serves, under /local: tokens, clock, functions, notices.</summary>
/// <param name="issuer">Makes tokens.</param>
/// <param name="time">The host's time.</param>
/// <param name="mover">Moves it, where it is controlled.</param>
/// <param name="functions">The app's functions.</param>
/// <param name="notices">What was sent to units.</param>
/// <param name="serves">Completes once all parts of the host run.</param>
internal sealed class LocalEndpoints(
    TokenIssuer issuer, TimeProvider time, ClockMover? mover, IReadOnlyList<Function> functions, INoticeSource notices, Task serves)
{
    private static readonly PathString Root = "/local";

    public bool Owns(PathString path) => path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    public Task AnswerAsync(HttpContext http)
    {
        // A page of another site could reach a loopback port under a name of its own.
        if (!IsLoopback(http.Request.Host.Host)) return Answers.ProblemAsync(http, StatusCodes.Status403Forbidden, "Host", "The local endpoints answer on 127.0.0.1 and localhost only.");
        http.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out var rest);
        return (http.Request.Method, rest.Value) switch
        {
            ("GET", "/.well-known/openid-configuration") => WriteAsync(http, issuer.Discovery()),
            ("GET", "/jwks") => WriteAsync(http, issuer.KeySet()),
            ("POST", "/tokens") => IssueAsync(http),
            ("GET", "/clock") => WriteAsync(http, new { now = time.GetUtcNow(), controlled = mover is not null }),
            ("POST", "/clock") => MoveAsync(http),
            ("GET", "/functions") => WriteAsync(http, functions.Select(FunctionList.Describe)),
            ("GET", "/notices") => NoticesAsync(http),
            _ => NotFoundAsync(http),
        };
    }

    private async Task IssueAsync(HttpContext http)
    {
        if (await BodyAsync(http) is not (true, var body)) return;
        var (request, field, error) = TokenRequest.Read(body);
        if (request is null)
        {
            await Answers.BadRequestAsync(http, field, error);
            return;
        }

        var (token, expires) = issuer.Issue(request);
        await WriteAsync(http, new { token, expires });
    }

    private async Task MoveAsync(HttpContext http)
    {
        if (mover is null)
        {
            await Answers.ProblemAsync(http, StatusCodes.Status409Conflict, "", "This host runs on the system's clock. Start it with --clock to move time.");
            return;
        }

        if (await BodyAsync(http) is not (true, var body)) return;
        await serves.WaitAsync(http.RequestAborted);
        var (request, field, error) = ClockRequest.Read(body);
        if (request is null)
        {
            await Answers.BadRequestAsync(http, field, error);
            return;
        }

        try
        {
            var now = request.Advance is { } span
                ? await mover.AdvanceAsync(span, http.RequestAborted)
                : await mover.MoveToAsync(request.To!.Value, http.RequestAborted);
            await WriteAsync(http, new { now });
        }
        catch (ArgumentOutOfRangeException)
        {
            await Answers.BadRequestAsync(http, "to", $"Time never moves back: it is {mover.Now:O}.");
        }
    }

    private async Task NoticesAsync(HttpContext http)
    {
        var unit = http.Request.Query["unit"].ToString();
        if (unit.Length == 0)
        {
            await Answers.BadRequestAsync(http, "unit", "Name the unit: /local/notices?unit=…");
            return;
        }

        await serves.WaitAsync(http.RequestAborted);
        await WriteAsync(http, await notices.SentToAsync(unit, http.RequestAborted));
    }

    private static async Task<(bool Read, JsonNode? Body)> BodyAsync(HttpContext http)
    {
        try
        {
            return (true, await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted));
        }
        catch (JsonException error)
        {
            await Answers.BadRequestAsync(http, "", $"The body is not JSON: {error.Message}");
            return (false, null);
        }
    }

    private static Task WriteAsync(HttpContext http, object answer) => http.Response.WriteAsJsonAsync(answer, http.RequestAborted);

    private static Task NotFoundAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static bool IsLoopback(string host) => host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
