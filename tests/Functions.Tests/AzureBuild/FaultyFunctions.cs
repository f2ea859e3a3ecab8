using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

// Each has one fault, which the rules must find. None is ever served.
namespace CreditFunctions.Functions.Tests.AzureBuild.Faulty;

internal sealed class Sound
{
    [Function("Sound")]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sound/{year:int}")] HttpRequest request, int year,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) => Task.FromResult<IActionResult>(new OkResult());
}

internal sealed class NotPublic
{
    [Function("NotPublic")]
    internal Task RunAsync([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;
}

internal static class Outer
{
    internal sealed class Nested
    {
        [Function("Nested")]
        public Task RunAsync([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;
    }
}

internal sealed class Overloaded
{
    [Function("Overloaded")]
    public Task RunAsync([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;

    public Task RunAsync(int times) => Task.CompletedTask;
}

internal sealed class Generic<T>
{
    [Function("Generic")]
    public Task RunAsync([ActivityTrigger] T input) => Task.CompletedTask;
}

internal sealed class Misnamed
{
    [Function("2nd function")]
    public Task RunAsync([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;
}

internal sealed class NamedHost
{
    [Function("Host")]
    public Task RunAsync([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;
}

internal sealed class SameNameInOtherLetters
{
    [Function("SOUND")]
    public Task RunAsync([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;
}

internal sealed class WithoutTrigger
{
    [Function("WithoutTrigger")]
    public Task RunAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed class TwoTriggers
{
    [Function("TwoTriggers")]
    public Task RunAsync([TimerTrigger("0 0 0 * * *")] TimerInfo timer, [ActivityTrigger] string input) => Task.CompletedTask;
}

internal sealed class TwoBindingsOnOne
{
    [Function("TwoBindingsOnOne")]
    public Task RunAsync([ActivityTrigger, DurableClient] DurableTaskClient client) => Task.CompletedTask;
}

[AttributeUsage(AttributeTargets.Method | AttributeTargets.ReturnValue)]
internal sealed class SomeOutputAttribute : BindingAttribute;

internal sealed class TwoOutputs
{
    [Function("TwoOutputs"), SomeOutput]
    [return: SomeOutput]
    public Task RunAsync([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => Task.CompletedTask;
}

internal sealed class HttpByString
{
    [Function("HttpByString")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "by-string")] string body) => new OkResult();
}

internal sealed class HttpOfAnObject
{
    [Function("HttpOfAnObject")]
    public object Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "object")] HttpRequest request) => new();
}

internal sealed class UnknownRouteValue
{
    [Function("UnknownRouteValue")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "values/{id}")] HttpRequest request, string other) => new OkResult();
}

internal sealed class RouteValueOfAList
{
    [Function("RouteValueOfAList")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "lists/{id}")] HttpRequest request, List<string> id) => new OkResult();
}

internal sealed class ServiceByParameter
{
    [Function("ServiceByParameter")]
    public Task RunAsync([TimerTrigger("0 0 0 * * *")] TimerInfo timer, TimeProvider clock) => Task.CompletedTask;
}

internal sealed class BatchOfOne
{
    [Function("BatchOfOne")]
    public Task RunAsync([ServiceBusTrigger("queue", IsBatched = true)] ServiceBusReceivedMessage message) => Task.CompletedTask;
}

internal sealed class MessageByString
{
    [Function("MessageByString")]
    public Task RunAsync([ServiceBusTrigger("queue")] string message, ServiceBusMessageActions actions) => Task.CompletedTask;
}

internal sealed class ActionsWithoutMessage
{
    [Function("ActionsWithoutMessage")]
    public Task RunAsync([TimerTrigger("0 0 0 * * *")] TimerInfo timer, ServiceBusMessageActions actions) => Task.CompletedTask;
}

internal sealed class CancelledOrchestrator
{
    [Function("CancelledOrchestrator")]
    public Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed class ActivityOfAnInterface
{
    [Function("ActivityOfAnInterface")]
    public Task RunAsync([ActivityTrigger] IDisposable input) => Task.CompletedTask;
}

internal sealed class ActivityOfAValueTask
{
    [Function("ActivityOfAValueTask")]
    public ValueTask RunAsync([ActivityTrigger] string input) => ValueTask.CompletedTask;
}

internal sealed class Overlapping
{
    [Function("Overlapping")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sound/{*rest}")] HttpRequest request) => new OkResult();
}

internal sealed class OfTheHosts
{
    [Function("OfTheHosts")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "admin/of-mine")] HttpRequest request) => new OkResult();
}

internal sealed class OfTheRuntime
{
    [Function("OfTheRuntime")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "runtime/webhooks/mine")] HttpRequest request) => new OkResult();
}

internal sealed class WithoutRoute
{
    [Function("WithoutRoute")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new OkResult();
}

internal sealed class AnyMethod
{
    [Function("AnyMethod")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "any")] HttpRequest request) => new OkResult();
}

internal sealed class LeadingSlash
{
    [Function("LeadingSlash")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/slash")] HttpRequest request) => new OkResult();
}

internal sealed class LeadingParameter
{
    [Function("LeadingParameter")]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{id}/leading")] HttpRequest request, string id) => new OkResult();
}
