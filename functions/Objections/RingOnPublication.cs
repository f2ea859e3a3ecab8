using CreditFunctions.Access;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>A calendar was published: every open case is rung, and counts itself anew (old day, new day and why are told by it).</summary>
internal sealed class RingOnPublication : ICalendarPublished
{
    // Told twice: it runs already.
    public Task PublishedAsync(CalendarPublication publication, DurableTaskClient client, CancellationToken cancellationToken) =>
        client.StartUnlessRunningAsync(RingObjectionsOrchestrator.Name, $"ring-objections-{publication.Number}", null, cancellationToken);
}

/// <summary>Rings all open cases.</summary>
internal sealed class RingObjectionsActivity(OpenObjections open)
{
    internal const string Name = "RingOpenObjections";

    /// <summary>Cost: 1 round trip, and 1 an open case.</summary>
    [Function(Name), HostOnly]
    public Task RunAsync([ActivityTrigger] string reason, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        open.RingAsync(client, cancellationToken);
}
