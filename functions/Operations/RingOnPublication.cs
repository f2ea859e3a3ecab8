using CreditFunctions.Access;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Operations;

/// <summary>A calendar was published: every open case of every kind is rung, and counts itself anew (old day, new day and why are told by it).</summary>
internal sealed class RingOnPublication(IEnumerable<ICaseRoom> rooms) : ICalendarPublished
{
    // Told twice: it runs already.
    public async Task PublishedAsync(CalendarPublication publication, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var kind in rooms.Select(room => room.Kind))
        {
            await client.StartUnlessRunningAsync(RingCasesOrchestrator.Name, $"ring-{kind}-{publication.Number}", kind, cancellationToken);
        }
    }
}

/// <summary>Rings all open cases of one kind.</summary>
internal sealed class RingCasesActivity(IEnumerable<ICaseRoom> rooms)
{
    internal const string Name = "RingOpenCases";

    /// <summary>Again changes nothing. Cost: 1 round trip, and 1 an open case.</summary>
    [Function(Name), HostOnly]
    public async Task RunAsync([ActivityTrigger] string kind, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var room = rooms.Single(room => room.Kind == kind);
        foreach (var caseId in await room.OpenAsync(cancellationToken)) await room.RingAsync(client, caseId, cancellationToken);
    }
}
