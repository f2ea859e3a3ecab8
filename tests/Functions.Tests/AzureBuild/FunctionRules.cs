using System.Reflection;
using System.Text.RegularExpressions;
using Azure.Messaging.ServiceBus;
using CreditFunctions.Local.Http;
using CreditFunctions.Local.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Tests.AzureBuild;

/// <summary>What the genuine generator, worker and host ask of a function, beyond what compiles against the local host.</summary>
internal static partial class FunctionRules
{
    private static readonly Type[] s_routeTypes =
        [typeof(string), typeof(int), typeof(long), typeof(bool), typeof(double), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset)];

    /// <summary>One line a fault.</summary>
    public static IReadOnlyList<string> Faults(IEnumerable<Type> types)
    {
        var all = types.ToList();
        var methods = all.SelectMany(type => type.GetMethods(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null).ToList();
        List<string> faults = [.. methods.SelectMany(OfMethod), .. methods.SelectMany(OfBindings), .. methods.SelectMany(OfRoute), .. OfNames(methods)];
        return faults.Count > 0 ? faults : Unroutable(all);
    }

    // The generator writes the entry point as Namespace.Class.Method, and the worker finds a class that is not public by that text.
    private static IEnumerable<string> OfMethod(MethodInfo method)
    {
        var place = $"{method.DeclaringType!.FullName}.{method.Name}";
        if (!method.IsPublic) yield return $"{place}: the method must be public";
        if (method.DeclaringType.IsNested) yield return $"{place}: the class must not stand inside another";
        if (method.IsGenericMethod || method.DeclaringType.IsGenericType) yield return $"{place}: neither method nor class may be generic";
        if (method.DeclaringType.IsAbstract && !method.IsStatic) yield return $"{place}: the class must not be abstract";
        if (method.DeclaringType.GetMethods().Count(other => other.Name == method.Name) > 1) yield return $"{place}: overloads are not told apart";
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        if (!Name().IsMatch(name) || name.Equals("host", StringComparison.OrdinalIgnoreCase)) yield return $"{place}: '{name}' is no function name";
    }

    private static IEnumerable<string> OfBindings(MethodInfo method)
    {
        var place = $"{method.DeclaringType!.FullName}.{method.Name}";
        if (Bindings(method).Concat(Bindings(method.ReturnParameter)).Count() > 1) yield return $"{place}: one output binding at most";
        var parameters = method.GetParameters();
        foreach (var parameter in parameters.Where(parameter => Bindings(parameter).Count() > 1))
        {
            yield return $"{place}: '{parameter.Name}' has more than one binding";
        }

        var triggers = parameters.SelectMany(parameter => Bindings(parameter).OfType<TriggerBindingAttribute>()).ToList();
        if (triggers is not [var trigger])
        {
            yield return $"{place}: exactly one trigger, not {triggers.Count}";
            yield break;
        }

        if (!Returns(trigger, method.ReturnType)) yield return $"{place}: a function with {trigger.GetType().Name} does not return {method.ReturnType.Name}";
        foreach (var parameter in parameters.Where(parameter => Bindings(parameter).Count() < 2 && !Fits(parameter, trigger)))
        {
            yield return $"{place}: '{parameter.Name}' cannot be {parameter.ParameterType.Name}";
        }
    }

    private static bool Returns(TriggerBindingAttribute trigger, Type type) => trigger switch
    {
        HttpTriggerAttribute => type == typeof(IActionResult) || type == typeof(Task<IActionResult>),
        ActivityTriggerAttribute => !type.Name.StartsWith("ValueTask", StringComparison.Ordinal),
        OrchestrationTriggerAttribute => type == typeof(Task) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)),
        _ => type == typeof(Task),
    };

    private static bool Fits(ParameterInfo parameter, TriggerBindingAttribute trigger)
    {
        var type = parameter.ParameterType;
        return Bindings(parameter).FirstOrDefault() switch
        {
            HttpTriggerAttribute => type == typeof(HttpRequest),
            TimerTriggerAttribute => type == typeof(TimerInfo),
            // Only for these does the host hand over what settles a message.
            ServiceBusTriggerAttribute bus => type == (bus.IsBatched ? typeof(ServiceBusReceivedMessage[]) : typeof(ServiceBusReceivedMessage)),
            OrchestrationTriggerAttribute => type == typeof(TaskOrchestrationContext),
            ActivityTriggerAttribute => type is { IsAbstract: false, IsByRef: false } && type != typeof(object),
            DurableClientAttribute => type == typeof(DurableTaskClient) && trigger is not OrchestrationTriggerAttribute,
            not null => false,
            // The durable analyzers let an orchestrator have its context only.
            null when trigger is OrchestrationTriggerAttribute => false,
            null when type == typeof(CancellationToken) || type == typeof(FunctionContext) => true,
            null when type == typeof(ServiceBusMessageActions) => trigger is ServiceBusTriggerAttribute,
            null => trigger is HttpTriggerAttribute { Route: { } route } && s_routeTypes.Contains(Nullable.GetUnderlyingType(type) ?? type)
                && TemplateParser.Parse(route).GetParameter(parameter.Name!) is not null,
        };
    }

    private static IEnumerable<string> OfNames(IEnumerable<MethodInfo> methods) => methods
        .GroupBy(method => method.GetCustomAttribute<FunctionAttribute>()!.Name, StringComparer.OrdinalIgnoreCase)
        .Where(same => same.Count() > 1).Select(same => $"the name '{same.Key}' is used {same.Count()} times");

    private static IEnumerable<string> OfRoute(MethodInfo method)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        foreach (var http in method.GetParameters().SelectMany(parameter => Bindings(parameter).OfType<HttpTriggerAttribute>()))
        {
            if (http.Methods is not { Length: > 0 }) yield return $"{name}: without methods it answers to any";
            if (string.IsNullOrEmpty(http.Route)) yield return $"{name}: without a route its name would be the address";
            else if (http.Route.StartsWith('/')) yield return $"{name}: the route begins with a slash";
            else if (RouteShape.Parse(http.Route).FirstLiteral is null) yield return $"{name}: the route begins with a parameter";
        }
    }

    // The local host refuses, when it starts, what the genuine one would route wrongly: overlaps, and its own folders.
    private static IReadOnlyList<string> Unroutable(IEnumerable<Type> types)
    {
        try
        {
            FunctionDiscovery.Find(types, routePrefix: string.Empty);
            return [];
        }
        catch (InvalidFunctionException refused)
        {
            return [refused.Message];
        }
    }

    private static IEnumerable<BindingAttribute> Bindings(ICustomAttributeProvider of) => of.GetCustomAttributes(inherit: true).OfType<BindingAttribute>();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$")]
    private static partial Regex Name();
}
