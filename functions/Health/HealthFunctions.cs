using CreditFunctions.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Health;

/// <summary>Tells operators and load balancers whether the app lives and can serve. Under <c>/health</c> and, as the contract has it, <c>/api/health</c>.</summary>
/// <remarks>Cost of <c>ready</c>: one round trip to each dependency, at the same time; five seconds at most.</remarks>
internal sealed class HealthFunctions(Readiness readiness)
{
    [Function("HealthLive"), OpenToAnyone("operations")]
    public IActionResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        new OkObjectResult(new { status = "live" });

    [Function("HealthReady"), OpenToAnyone("operations")]
    public Task<IActionResult> Ready([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request,
        [DurableClient] DurableTaskClient durable, CancellationToken cancellationToken) => AnswerAsync(durable, cancellationToken);

    [Function("ApiHealthLive"), OpenToAnyone("operations")]
    public IActionResult ApiLive([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] HttpRequest request) =>
        Live(request);

    [Function("ApiHealthReady"), OpenToAnyone("operations")]
    public Task<IActionResult> ApiReady([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] HttpRequest request,
        [DurableClient] DurableTaskClient durable, CancellationToken cancellationToken) => AnswerAsync(durable, cancellationToken);

    private async Task<IActionResult> AnswerAsync(DurableTaskClient durable, CancellationToken cancellationToken)
    {
        var parts = await readiness.CheckAsync(durable, cancellationToken);
        var ready = parts.Values.All(state => state == "ok");
        return new ObjectResult(new { status = ready ? "ready" : "not-ready", dependencies = parts })
        {
            StatusCode = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
        };
    }
}
