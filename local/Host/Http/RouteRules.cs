using CreditFunctions.Local.Worker;

namespace CreditFunctions.Local.Http;

/// <summary>What routes may be: parseable, none of the host's own, and no two that one request could match.</summary>
internal static class RouteRules
{
    private static readonly string[] HostSegments = ["admin", "runtime", "local"];

    /// <summary>Adds one error a fault.</summary>
    public static void Check(IEnumerable<Function> functions, List<string> errors)
    {
        var routes = new List<(Function Function, HttpTrigger Trigger, RouteShape Shape)>();
        foreach (var function in functions)
        {
            if (function.Trigger is not HttpTrigger trigger) continue;
            try
            {
                var shape = RouteShape.Parse(trigger.Route);
                if (HostSegments.Contains(shape.FirstLiteral, StringComparer.OrdinalIgnoreCase))
                {
                    errors.Add($"The route '{trigger.Route}' of {function.Name} begins with '{shape.FirstLiteral}', which belongs to the host.");
                }

                routes.Add((function, trigger, shape));
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException)
            {
                errors.Add($"The route '{trigger.Route}' of {function.Name} cannot be read: {error.Message}");
            }
        }

        foreach (var (first, i) in routes.Select((route, i) => (route, i)))
        {
            foreach (var second in routes.Skip(i + 1))
            {
                if (!ShareMethod(first.Trigger, second.Trigger) || !first.Shape.Overlaps(second.Shape)) continue;
                errors.Add($"The routes '{first.Trigger.Route}' of {first.Function.Name} and '{second.Trigger.Route}' of {second.Function.Name} overlap: "
                    + "the host takes the first that matches, not the most specific. Add a constraint, such as {year:int}, or change one.");
            }
        }
    }

    private static bool ShareMethod(HttpTrigger first, HttpTrigger second) =>
        first.Methods.Count == 0 || second.Methods.Count == 0 || first.Methods.Intersect(second.Methods, StringComparer.Ordinal).Any();
}
