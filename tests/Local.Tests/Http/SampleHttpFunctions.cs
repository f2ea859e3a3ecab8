using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Local.Tests.Http;

internal sealed record Answer(string DisplayName, int? YearOfBirth, DayOfWeek Day);

internal sealed class Scoped : IDisposable
{
    public Guid Id { get; } = Guid.NewGuid();

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

internal sealed class SampleHttpFunctions(IServiceProvider services)
{
    [Function("Pascal")]
    public IActionResult Pascal([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pascal")] HttpRequest request) =>
        new OkObjectResult(new Answer("four", 4, DayOfWeek.Monday));

    [Function("Year")]
    public Task<IActionResult> Year([HttpTrigger(AuthorizationLevel.Anonymous, "get", "put", Route = "calendar/{year:int}")] HttpRequest request, int year) =>
        Task.FromResult<IActionResult>(new OkObjectResult(year + 1));

    [Function("Deadline")]
    public IActionResult Deadline([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "calendar/deadline")] HttpRequest request) => new OkObjectResult("deadline");

    [Function("Typed")]
    public ValueTask<IActionResult> Typed([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{id:guid}/{flag}/{text?}")] HttpRequest request,
        Guid id, bool flag, string? text) => ValueTask.FromResult<IActionResult>(new OkObjectResult(new { id, flag, text }));

    [Function("NoRoute")]
    public IActionResult NoRoute([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new OkObjectResult("by name");

    [Function("Throws")]
    public IActionResult Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest request) =>
        throw new InvalidTimeZoneException("secret of the function");

    [Function("Problem")]
    public IActionResult Problem([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "problem")] HttpRequest request) =>
        new ObjectResult(new ProblemDetails { Title = "问题", Status = 409 }) { StatusCode = 409 };

    [Function("File")]
    public IActionResult File([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "file.csv")] HttpRequest request) =>
        new FileContentResult([0xEF, 0xBB, 0xBF, 0x41], "text/csv") { FileDownloadName = "findings.csv" };

    [Function("Scope")]
    public IActionResult Scope([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scope")] HttpRequest request, FunctionContext context)
    {
        var mine = services.GetRequiredService<Scoped>().Id;
        return new OkObjectResult(new
        {
            mine,
            ofContext = context.InstanceServices.GetRequiredService<Scoped>().Id,
            ofRequest = request.HttpContext.RequestServices.GetRequiredService<Scoped>().Id,
            sameRequest = ReferenceEquals(context.GetHttpContext(), request.HttpContext),
        });
    }

    [Function("Token")]
    public IActionResult Token([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "token")] HttpRequest request, FunctionContext context,
        CancellationToken cancellation) => new OkObjectResult(cancellation == context.CancellationToken && cancellation.CanBeCanceled);

    [Function("Length")]
    public async Task<IActionResult> Length([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "length")] HttpRequest request, CancellationToken cancellation)
    {
        var buffer = new byte[81920];
        long length = 0;
        while (await request.Body.ReadAsync(buffer, cancellation) is var read and > 0) length += read;
        return new OkObjectResult(length);
    }

    [Function("Waits")]
    public async Task<IActionResult> Waits([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "waits")] HttpRequest request, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        return new OkResult();
    }

    [Function("Definition")]
    public IActionResult Definition([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "definition")] HttpRequest request, FunctionContext context) =>
        new OkObjectResult(new
        {
            context.FunctionDefinition.Name, context.FunctionDefinition.EntryPoint,
            bindings = context.FunctionDefinition.InputBindings.Values.Select(binding => binding.Name + ":" + binding.Type),
            trace = context.TraceContext.TraceParent,
        });
}
