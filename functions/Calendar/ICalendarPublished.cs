using Microsoft.DurableTask.Client;

namespace CreditFunctions.Calendar;

/// <summary>
/// Whoever runs cases with deadlines: told of every publication, so that running cases are counted again and everybody
/// concerned learns the old deadline, the new one and why.
/// </summary>
/// <remarks>
/// Called before the publication is answered, and again after a crash in between: telling twice must do nothing twice.
/// Do little here: start an orchestration whose id comes from <see cref="CalendarPublication.Number"/>.
/// </remarks>
internal interface ICalendarPublished
{
    /// <summary>A calendar was published or corrected.</summary>
    Task PublishedAsync(CalendarPublication publication, DurableTaskClient client, CancellationToken cancellationToken);
}
