using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Calendar;

/// <summary>Finds publications whose announcement a crash cut off. Costs a round trip an hour; usually there is none.</summary>
internal sealed class CalendarAnnouncementTimer(CalendarStore store, CalendarAnnouncer announcer)
{
    [Function("CalendarAnnouncements"), HostOnly]
    public async Task RunAsync(
        [TimerTrigger("0 7 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await announcer.AnnounceAsync(await store.ReadAsync(cancellationToken), client, cancellationToken);
}
