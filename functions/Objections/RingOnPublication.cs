using CreditFunctions.Access;
using CreditFunctions.Calendar;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Objections;

/// <summary>A calendar was published: every open case is rung, and counts itself anew (old day, new day and why are told by it).</summary>
internal sealed class RingOnPublication : ICalendarPublished
{
    public async Task PublishedAsync(CalendarPublication publication, DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(RingObjectionsOrchestrator.Name, null,
                new StartOrchestrationOptions($"ring-objections-{publication.Number}"), cancellationToken);
        }
        catch (InvalidOperationException)
        {
            // Told twice: it runs already.
        }
    }
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
