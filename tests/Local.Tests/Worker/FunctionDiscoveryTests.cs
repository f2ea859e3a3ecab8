using Azure.Messaging.ServiceBus;
using CreditFunctions.Local.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Tests.Worker;

public sealed class FunctionDiscoveryTests
{
    [Fact]
    public void Every_kind_of_trigger_is_found_with_its_bindings()
    {
        var found = FunctionDiscovery.Find([typeof(Good)], "api").ToDictionary(function => function.Name);
        Assert.Equal("api/things/{id:guid}", ((HttpTrigger)found["Http"].Trigger).Route);
        Assert.Equal("api/ByName", ((HttpTrigger)found["ByName"].Trigger).Route);
        Assert.Equal("topic/Subscriptions/sub", ((ServiceBusTrigger)found["Bus"].Trigger).EntityPath);
        Assert.Null(((ServiceBusTrigger)found["Bus"].Trigger).AutoComplete);
        Assert.False(((ServiceBusTrigger)found["Batch"].Trigger).AutoComplete);
        Assert.Equal("Orchestrate", ((OrchestrationTrigger)found["Orchestrate"].Trigger).Name);
        Assert.Equal(["client:durableClient", "request:httpTrigger"], Bindings("Http"));
        Assert.Equal(["messages:serviceBusTrigger"], Bindings("Batch"));
        Assert.Equal(["timer:timerTrigger"], Bindings("Timer"));
        Assert.Equal(["context:orchestrationTrigger"], Bindings("Orchestrate"));
        Assert.Equal(["input:activityTrigger"], Bindings("Act"));
        Assert.Equal(typeof(Good).FullName + ".Timer", found["Timer"].Definition.EntryPoint);

        IEnumerable<string> Bindings(string name) => found[name].Definition.InputBindings.Values
            .Select(binding => binding.Name + ":" + binding.Type).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(typeof(NoTrigger), "exactly one trigger, this has 0")]
    [InlineData(typeof(TwoTriggers), "exactly one trigger, this has 2")]
    [InlineData(typeof(SameName), "The function name 'Twice' is used by")]
    [InlineData(typeof(BadName), "'1 bad' is no function name")]
    [InlineData(typeof(WrongHttpType), "must be HttpRequest, not String")]
    [InlineData(typeof(WrongBatch), "must be ServiceBusReceivedMessage[], because IsBatched is set")]
    [InlineData(typeof(WrongTimer), "must be TimerInfo")]
    [InlineData(typeof(WrongClient), "must be DurableTaskClient")]
    [InlineData(typeof(Service), "take services by the constructor")]
    [InlineData(typeof(NotInRoute), "is not in the route 'x/{id}'")]
    [InlineData(typeof(Overlapping), "overlap")]
    [InlineData(typeof(AdminRoute), "belongs to the host")]
    [InlineData(typeof(RuntimeRoute), "belongs to the host")]
    [InlineData(typeof(BadTemplate), "cannot be read")]
    [InlineData(typeof(BadConstraint), "no constraint 'prime'")]
    public void What_the_genuine_host_would_not_serve_is_refused_with_its_reason(Type type, string reason) =>
        Assert.Contains(Assert.Throws<InvalidFunctionException>(() => FunctionDiscovery.Find([type], "")).Errors,
            error => error.Contains(reason, StringComparison.Ordinal));

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(2,
        Assert.Throws<InvalidFunctionException>(() => FunctionDiscovery.Find([typeof(NoTrigger), typeof(BadName)], "")).Errors.Count);

#pragma warning disable IDE0060 // Parameters are what is tested.
    private sealed class Good
    {
        [Function("Http")]
        public void Http([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "things/{id:guid}")] HttpRequest request, Guid id,
            [DurableClient] DurableTaskClient client, FunctionContext context, CancellationToken cancellation)
        {
        }

        [Function("ByName")]
        public void ByName([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        {
        }

        [Function("Timer")]
        public void Timer([TimerTrigger("%Schedule%")] TimerInfo timer)
        {
        }

        [Function("Bus")]
        public void Bus([ServiceBusTrigger("topic", "sub", Connection = "ServiceBus")] ServiceBusReceivedMessage message, ServiceBusMessageActions actions)
        {
        }

        [Function("Batch")]
        public void Batch([ServiceBusTrigger("queue", IsBatched = true, AutoCompleteMessages = false)] ServiceBusReceivedMessage[] messages)
        {
        }

        [Function("Orchestrate")]
        public Task Orchestrate([OrchestrationTrigger] TaskOrchestrationContext context) => Task.CompletedTask;

        [Function("Act")]
        public int Act([ActivityTrigger] int input, string instanceId) => input;
    }

    private sealed class NoTrigger
    {
        [Function("F")]
        public void F(HttpRequest request)
        {
        }
    }

    private sealed class TwoTriggers
    {
        [Function("F")]
        public void F([TimerTrigger("* * * * * *")] TimerInfo timer, [ActivityTrigger] string input)
        {
        }
    }

    private sealed class SameName
    {
        [Function("Twice")]
        public void A([TimerTrigger("* * * * * *")] TimerInfo timer)
        {
        }

        [Function("twice")]
        public void B([TimerTrigger("* * * * * *")] TimerInfo timer)
        {
        }
    }

    private sealed class BadName
    {
        [Function("1 bad")]
        public void F([TimerTrigger("* * * * * *")] TimerInfo timer)
        {
        }
    }

    private sealed class WrongHttpType
    {
        [Function("F")]
        public void F([HttpTrigger(AuthorizationLevel.Anonymous, "get")] string request)
        {
        }
    }

    private sealed class WrongBatch
    {
        [Function("F")]
        public void F([ServiceBusTrigger("q", IsBatched = true)] ServiceBusReceivedMessage message)
        {
        }
    }

    private sealed class WrongTimer
    {
        [Function("F")]
        public void F([TimerTrigger("* * * * * *")] DateTime timer)
        {
        }
    }

    private sealed class WrongClient
    {
        [Function("F")]
        public void F([TimerTrigger("* * * * * *")] TimerInfo timer, [DurableClient] object client)
        {
        }
    }

    private sealed class Service
    {
        [Function("F")]
        public void F([TimerTrigger("* * * * * *")] TimerInfo timer, ILogger logger)
        {
        }
    }

    private sealed class NotInRoute
    {
        [Function("F")]
        public void F([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{id}")] HttpRequest request, string ID, string other)
        {
        }
    }

    private sealed class Overlapping
    {
        [Function("A")]
        public void A([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{id}")] HttpRequest request)
        {
        }

        [Function("B")]
        public void B([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "X/y")] HttpRequest request)
        {
        }
    }

    private sealed class AdminRoute
    {
        [Function("F")]
        public void F([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "Admin/x")] HttpRequest request)
        {
        }
    }

    private sealed class RuntimeRoute
    {
        [Function("F")]
        public void F([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "runtime")] HttpRequest request)
        {
        }
    }

    private sealed class BadTemplate
    {
        [Function("F")]
        public void F([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{id")] HttpRequest request)
        {
        }
    }

    private sealed class BadConstraint
    {
        [Function("F")]
        public void F([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "x/{id:prime}")] HttpRequest request)
        {
        }
    }
}
