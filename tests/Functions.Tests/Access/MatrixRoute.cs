using System.Reflection;
using System.Text.RegularExpressions;
using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tests.Access;

/// <summary>An HTTP function of the app by method and route, found by its attributes: a new one can't be forgotten.</summary>
internal sealed partial record MatrixRoute(HttpMethod Method, string Template)
{
    public static IReadOnlyList<MatrixRoute> All { get; } = [.. typeof(AccessRules).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
        .SelectMany(method => method.GetParameters()).Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).OfType<HttpTriggerAttribute>()
        .SelectMany(trigger => trigger.Methods!.Select(method => new MatrixRoute(HttpMethod.Parse(method), trigger.Route!)))
        .OrderBy(route => route.Template, StringComparer.Ordinal).ThenBy(route => route.Method.Method, StringComparer.Ordinal)];

    /// <summary>Method and template, as the table names it.</summary>
    public string Name => $"{Method.Method.ToUpperInvariant(),-6} {Template}";

    /// <summary>The names of what the address holds.</summary>
    public IReadOnlyList<string> Parameters => [.. Parameter().Matches(Template).Select(match => match.Groups[1].Value)];

    /// <summary>The address with these values.</summary>
    public string Path(IReadOnlyDictionary<string, string> values) => Parameter().Replace(Template, match => Uri.EscapeDataString(values[match.Groups[1].Value]));

    [GeneratedRegex(@"{(\w+)(:\w+)?}")]
    private static partial Regex Parameter();
}
