namespace CreditFunctions.Local.Worker;

/// <summary>What starts a function.</summary>
/// <param name="Type">As the genuine host writes it in a function's metadata.</param>
internal abstract record Trigger(string Type);

/// <param name="Methods">Upper case; empty means any.</param>
/// <param name="Route">The template with the prefix, without a leading slash.</param>
internal sealed record HttpTrigger(IReadOnlyList<string> Methods, string Route) : Trigger("httpTrigger");

/// <param name="Schedule">Six fields, or a setting's name between percent signs.</param>
/// <param name="RunOnStartup">Runs once when the host starts.</param>
/// <param name="UseMonitor">Keeps the last run, so that a missed one is caught up.</param>
internal sealed record TimerTrigger(string Schedule, bool RunOnStartup, bool UseMonitor) : Trigger("timerTrigger");

/// <param name="EntityPath"><c>queue</c> or <c>topic/Subscriptions/subscription</c>.</param>
/// <param name="Connection">The setting that holds the connection string.</param>
/// <param name="IsBatched">Hands over several messages at once.</param>
/// <param name="AutoComplete">Null leaves it to host.json.</param>
internal sealed record ServiceBusTrigger(string EntityPath, string Connection, bool IsBatched, bool? AutoComplete) : Trigger("serviceBusTrigger");

internal sealed record OrchestrationTrigger(string Name) : Trigger("orchestrationTrigger");

internal sealed record ActivityTrigger(string Name) : Trigger("activityTrigger");
