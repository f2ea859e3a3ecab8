using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Access;

/// <summary>The access rule of every function of the app, read once from its attributes.</summary>
internal sealed class AccessRules
{
    private readonly FrozenDictionary<string, FunctionAccess> _byFunction = typeof(AccessRules).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public))
        .Select(method => (Method: method, Function: method.GetCustomAttribute<FunctionAttribute>()))
        .Where(found => found.Function is not null)
        .ToFrozenDictionary(
            found => found.Function!.Name,
            found => new FunctionAccess(
                found.Method.GetCustomAttribute<AccessAttribute>(),
                found.Method.GetCustomAttribute<QueryAttribute>()?.What),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>Names and rules of all functions.</summary>
    public IReadOnlyDictionary<string, FunctionAccess> All => _byFunction;

    /// <summary>The rule; a function that states none has none.</summary>
    public FunctionAccess Of(string function) => _byFunction.GetValueOrDefault(function) ?? new FunctionAccess(null, null);
}

/// <summary>A function's rule, and the kind of query where it is one.</summary>
internal sealed record FunctionAccess(AccessAttribute? Rule, string? Query);
