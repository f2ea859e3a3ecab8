using Microsoft.DurableTask.Client;

namespace CreditFunctions.Calendar;

/// <summary>Tells of publications that nobody was told of yet: right after each, and once more after a crash in between.</summary>
internal sealed class CalendarAnnouncer(CalendarStore store, IEnumerable<ICalendarPublished> listeners)
{
    /// <summary>Tells of all that are open, in order.</summary>
    public async Task AnnounceAsync(PublishedCalendars read, DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var publication in read.Publications.Where(publication => !publication.Announced))
        {
            foreach (var listener in listeners) await listener.PublishedAsync(publication, client, cancellationToken);
            await store.MarkAnnouncedAsync(publication, cancellationToken);
        }
    }
}
