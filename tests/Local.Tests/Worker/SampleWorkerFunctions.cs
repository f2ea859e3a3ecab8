using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Tests.Worker;

internal sealed record Order(string DocumentNumber, DayOfWeek Day);

/// <summary>What happened, in order.</summary>
internal sealed class Trail : ConcurrentQueue<string>;

internal sealed class ScopeMark
{
    public string Id { get; } = Guid.NewGuid().ToString("N");
}

internal sealed class OuterMiddleware(Trail trail) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        trail.Enqueue($"outer before {context.FunctionDefinition.Name}");
        await next(context);
        trail.Enqueue($"outer after {context.FunctionDefinition.Name}");
    }
}

internal sealed class HttpOnlyMiddleware(Trail trail) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        trail.Enqueue($"http before {context.FunctionDefinition.Name}");
        if (context.GetHttpContext()!.Request.Query.ContainsKey("stop"))
        {
            context.GetInvocationResult().Value = new ObjectResult("stopped") { StatusCode = 418 };
            return;
        }

        await next(context);
        if (context.GetHttpContext()!.Request.Query.ContainsKey("replace")) context.GetInvocationResult().Value = new OkObjectResult("replaced");
    }
}

internal sealed class SampleWorkerFunctions(Trail trail, ScopeMark mark)
{
    [Function("Begin")]
    public async Task<IActionResult> Begin([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "begin/{name}")] HttpRequest request, string name,
        [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var id = await client.ScheduleNewOrchestrationInstanceAsync(name, new Order("A-1", DayOfWeek.Friday), new StartOrchestrationOptions($"{name}-1"), cancellation);
        return new OkObjectResult(id);
    }

    [Function("Result")]
    public async Task<IActionResult> Result([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "result/{id}")] HttpRequest request, string id,
        [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var state = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, cancellation);
        return new OkObjectResult(new { status = state.RuntimeStatus.ToString(), state.SerializedInput, state.SerializedOutput, failure = state.FailureDetails?.ErrorMessage });
    }

    [Function("Plain")]
    public IActionResult Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plain")] HttpRequest request) => new OkObjectResult("plain");

    [Function("Steps")]
    public async Task<Order> Steps([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var order = context.GetInput<Order>()!;
        var first = await context.CallActivityAsync<string>("Stamp", order);
        await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
        var second = await context.CallActivityAsync<string>("Stamp", order with { Day = DayOfWeek.Monday });
        return new Order(first + " " + second, DayOfWeek.Sunday);
    }

    [Function("Stamp")]
    public async Task<string> Stamp([ActivityTrigger] Order order, string instanceId, FunctionContext context, CancellationToken cancellation)
    {
        await Task.Delay(1, cancellation);
        trail.Enqueue($"scope {mark.Id}");
        Assert.Equal(instanceId, context.BindingContext.BindingData["instanceId"]);
        return $"{order.DocumentNumber}/{order.Day}@{instanceId}";
    }

    [Function("Fails")]
    public Task Fails([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("Throw", 7);

    [Function("Throw")]
    public void Throw([ActivityTrigger] int number) => throw new InvalidOperationException($"number {number}");

    [Function("OneByOne")]
    public async Task OneByOne([ServiceBusTrigger("single", Connection = "Bus")] ServiceBusReceivedMessage message, ServiceBusMessageActions actions,
        CancellationToken cancellation)
    {
        trail.Enqueue($"one {message.Body}");
        await actions.CompleteMessageAsync(message, cancellation);
    }

    [Function("Batch")]
    public void Batch([ServiceBusTrigger("many", Connection = "Bus", IsBatched = true)] ServiceBusReceivedMessage[] messages) =>
        trail.Enqueue($"batch of {messages.Length}: {string.Join(',', messages.Select(message => message.Body.ToString()))}");
}
