using System.Reflection;
using System.Text.RegularExpressions;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Worker;

/// <summary>Reads one method's attributes into a function.</summary>
internal static partial class FunctionReader
{
    /// <returns>Null where an error was added.</returns>
    public static Function? Read(string name, MethodInfo method, string routePrefix, List<string> errors)
    {
        var before = errors.Count;
        var place = $"{method.DeclaringType!.FullName}.{method.Name}";
        if (!ValidName().IsMatch(name)) errors.Add($"{place}: '{name}' is no function name; it begins with a letter, then letters, digits, - and _, 128 at most.");
        var triggers = method.GetParameters().Where(parameter => parameter.GetCustomAttribute<TriggerBindingAttribute>(inherit: true) is not null).ToList();
        if (triggers.Count != 1)
        {
            errors.Add($"{place}: a function has exactly one trigger, this has {triggers.Count}.");
            return null;
        }

        var trigger = ReadTrigger(name, triggers[0], place, routePrefix, errors);
        if (trigger is null) return null;
        var parameters = method.GetParameters()
            .Select(parameter => Bind(parameter, ReferenceEquals(parameter, triggers[0]), trigger, place, errors)).ToList();
        return errors.Count == before ? new Function(name, trigger, method, parameters!) : null;
    }

    private static Trigger? ReadTrigger(string name, ParameterInfo parameter, string place, string routePrefix, List<string> errors)
    {
        var type = parameter.ParameterType;
        switch (parameter.GetCustomAttribute<TriggerBindingAttribute>(inherit: true))
        {
            case HttpTriggerAttribute http:
                Expect(type == typeof(HttpRequest), "HttpRequest");
                return new HttpTrigger([.. (http.Methods ?? []).Select(method => method.ToUpperInvariant())],
                    $"{routePrefix}/{(string.IsNullOrEmpty(http.Route) ? name : http.Route)}".Trim('/'));
            case TimerTriggerAttribute timer:
                Expect(type == typeof(TimerInfo), "TimerInfo");
                return new TimerTrigger(timer.Schedule, timer.RunOnStartup, timer.UseMonitor);
            case ServiceBusTriggerAttribute bus:
                var expected = bus.IsBatched ? typeof(ServiceBusReceivedMessage[]) : typeof(ServiceBusReceivedMessage);
                Expect(type == expected, bus.IsBatched ? "ServiceBusReceivedMessage[], because IsBatched is set" : "ServiceBusReceivedMessage");
                return new ServiceBusTrigger(bus.QueueName ?? $"{bus.TopicName}/Subscriptions/{bus.SubscriptionName}",
                    bus.Connection ?? "AzureWebJobsServiceBus", bus.IsBatched, AutoComplete(parameter));
            case OrchestrationTriggerAttribute orchestration:
                Expect(type == typeof(TaskOrchestrationContext), "TaskOrchestrationContext");
                return new OrchestrationTrigger(orchestration.Orchestration ?? name);
            case ActivityTriggerAttribute activity:
                return new ActivityTrigger(activity.Activity ?? name);
            case var other:
                errors.Add($"{place}: the local host has no trigger {other!.GetType().Name}.");
                return null;
        }

        void Expect(bool holds, string what)
        {
            if (!holds) errors.Add($"{place}: the trigger parameter '{parameter.Name}' must be {what}, not {type.Name}.");
        }
    }

    private static BoundParameter? Bind(ParameterInfo parameter, bool isTrigger, Trigger trigger, string place, List<string> errors)
    {
        var type = parameter.ParameterType;
        if (isTrigger) return Bound(ParameterSource.Trigger);
        if (parameter.GetCustomAttribute<DurableClientAttribute>() is not null)
        {
            if (type != typeof(DurableTaskClient)) return Refuse($"must be DurableTaskClient, not {type.Name}");
            return Bound(ParameterSource.DurableClient);
        }

        if (parameter.GetCustomAttribute<BindingAttribute>(inherit: true) is { } unknown) return Refuse($"has {unknown.GetType().Name}, which the local host does not bind");
        if (type == typeof(FunctionContext)) return Bound(ParameterSource.FunctionContext);
        if (type == typeof(CancellationToken)) return Bound(ParameterSource.CancellationToken);
        if (type == typeof(ServiceBusMessageActions) && trigger is ServiceBusTrigger) return Bound(ParameterSource.MessageActions);
        if (!BindingValue.CanConvert(type)) return Refuse($"has the type {type.Name}, which nothing fills; take services by the constructor");
        return trigger switch
        {
            HttpTrigger http when RouteNames(http.Route).Contains(parameter.Name!, StringComparer.OrdinalIgnoreCase) => Bound(ParameterSource.BindingData),
            HttpTrigger http => Refuse($"is not in the route '{http.Route}'"),
            ActivityTrigger when parameter.Name == "instanceId" && type == typeof(string) => Bound(ParameterSource.BindingData),
            _ => Refuse("is filled by nothing"),
        };

        BoundParameter Bound(ParameterSource source) => new(parameter.Name!, type, source, parameter.IsOptional);

        BoundParameter? Refuse(string why)
        {
            errors.Add($"{place}: the parameter '{parameter.Name}' {why}.");
            return null;
        }
    }

    private static bool? AutoComplete(ParameterInfo parameter) => parameter.GetCustomAttributesData()
        .SelectMany(data => data.NamedArguments)
        .Where(argument => argument.MemberName == nameof(ServiceBusTriggerAttribute.AutoCompleteMessages))
        .Select(argument => (bool?)argument.TypedValue.Value).FirstOrDefault();

    private static IEnumerable<string> RouteNames(string route)
    {
        try
        {
            return RoutePatternFactory.Parse(route).Parameters.Select(parameter => parameter.Name);
        }
        catch (RoutePatternException)
        {
            // Told by the route rules.
            return [];
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$")]
    private static partial Regex ValidName();
}
