using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Local.Tests.Hosting;

/// <summary>The functions of the host that tests start as a process.</summary>
internal sealed class ProcessFunctions
{
    [Function("Ping")]
    public IActionResult Ping([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ping")] HttpRequest request) => new OkObjectResult("pong");

    [Function("Slow")]
    public async Task<IActionResult> Slow([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "slow")] HttpRequest request, CancellationToken cancellation)
    {
        await request.HttpContext.Response.StartAsync(cancellation);
        await request.HttpContext.Response.WriteAsync("begun ", cancellation);
        await request.HttpContext.Response.Body.FlushAsync(cancellation);
        await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        await request.HttpContext.Response.WriteAsync("ended", cancellation);
        return new EmptyResult();
    }
}
