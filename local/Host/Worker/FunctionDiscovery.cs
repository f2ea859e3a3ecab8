using System.Reflection;
using CreditFunctions.Local.Http;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Local.Worker;

/// <summary>Finds the app's functions by their attributes, and refuses what the genuine host would not serve.</summary>
internal static class FunctionDiscovery
{
    /// <param name="types">Where to look.</param>
    /// <param name="routePrefix">Of host.json; may be empty.</param>
    /// <exception cref="InvalidFunctionException">One error a fault.</exception>
    public static IReadOnlyList<Function> Find(IEnumerable<Type> types, string routePrefix)
    {
        var errors = new List<string>();
        var functions = new List<Function>();
        foreach (var type in types.Where(type => type.IsClass).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            {
                if (method.GetCustomAttribute<FunctionAttribute>() is not { } attribute) continue;
                if (FunctionReader.Read(attribute.Name, method, routePrefix, errors) is { } function) functions.Add(function);
            }
        }

        CheckNames(functions, errors);
        RouteRules.Check(functions, errors);
        return errors.Count == 0 ? functions : throw new InvalidFunctionException(errors);
    }

    private static void CheckNames(List<Function> functions, List<string> errors)
    {
        Check(functions.Select(function => (function.Name, function)), "function");
        Check(Named<OrchestrationTrigger>(trigger => trigger.Name), "orchestration");
        Check(Named<ActivityTrigger>(trigger => trigger.Name), "activity");

        IEnumerable<(string, Function)> Named<T>(Func<T, string> name) where T : Trigger =>
            functions.Where(function => function.Trigger is T).Select(function => (name((T)function.Trigger), function));

        void Check(IEnumerable<(string Name, Function Function)> named, string what)
        {
            foreach (var same in named.GroupBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            {
                errors.Add($"The {what} name '{same.Key}' is used by {string.Join(" and ", same.Select(pair => pair.Function.Definition.EntryPoint))}: "
                    + "give each its own.");
            }
        }
    }
}
