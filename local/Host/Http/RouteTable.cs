using CreditFunctions.Local.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CreditFunctions.Local.Http;

/// <summary>Routes as the genuine host does: the first registered template that matches wins, not the most specific.</summary>
internal sealed class RouteTable(IEnumerable<Function> functions)
{
    private readonly IReadOnlyList<(Function Function, HttpTrigger Trigger, RouteShape Shape)> _routes =
        [.. functions.Where(function => function.Trigger is HttpTrigger)
            .Select(function => (function, (HttpTrigger)function.Trigger, RouteShape.Parse(((HttpTrigger)function.Trigger).Route)))];

    /// <returns>Null where no template fits, a constraint fails, or the verb is not listed: the host answers an empty 404.</returns>
    public (Function Function, RouteValueDictionary Values)? Match(HttpContext context)
    {
        foreach (var (function, trigger, shape) in _routes)
        {
            if (trigger.Methods.Count > 0 && !trigger.Methods.Contains(context.Request.Method.ToUpperInvariant())) continue;
            var values = new RouteValueDictionary();
            if (shape.Matches(context.Request.Path, context, values)) return (function, values);
        }

        return null;
    }
}
