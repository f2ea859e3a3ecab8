using CreditFunctions.Access;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Calendar;

/// <summary>
/// Finds publications whose announcement a crash cut off: when the app starts again, and each night at 00:07 in China where
/// another instance went on. Costs a round trip; usually there is none to announce.
/// </summary>
internal sealed class CalendarAnnouncementTimer(CalendarStore store, CalendarAnnouncer announcer)
{
    [Function("CalendarAnnouncements"), HostOnly]
    public async Task RunAsync(
        [TimerTrigger("0 7 16 * * *", RunOnStartup = true)] TimerInfo timer,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await announcer.AnnounceAsync(await store.ReadAsync(cancellationToken), client, cancellationToken);
}
