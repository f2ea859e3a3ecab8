using CreditFunctions.Local.Worker;

namespace CreditFunctions.Local.Http;

/// <summary>Functions as people are told of them.</summary>
internal static class FunctionList
{
    /// <summary>Name, trigger, route and methods, for GET /local/functions.</summary>
    public static object Describe(Function function) => function.Trigger switch
    {
        HttpTrigger http => new { name = function.Name, trigger = http.Type, route = (string?)http.Route, methods = http.Methods, source = (string?)null },
        var other => new { name = function.Name, trigger = other.Type, route = (string?)null, methods = (IReadOnlyList<string>)[], source = Source(other) },
    };

    /// <summary>A line as <c>func start</c> prints it.</summary>
    public static string Line(Function function, string address) => function.Trigger switch
    {
        HttpTrigger http => $"\t{function.Name}: {(http.Methods.Count == 0 ? "" : $"[{string.Join(',', http.Methods)}] ")}{address}/{http.Route}",
        var other => $"\t{function.Name}: {other.Type}{(Source(other) is { } source ? $" {source}" : "")}",
    };

    private static string? Source(Trigger trigger) => trigger switch
    {
        TimerTrigger timer => timer.Schedule,
        ServiceBusTrigger bus => bus.EntityPath,
        OrchestrationTrigger orchestration => orchestration.Name,
        ActivityTrigger activity => activity.Name,
        _ => null,
    };
}
