using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Calendar;

/// <summary>Publishes or corrects a year (art. 25: what ten working days are).</summary>
internal sealed class CalendarPublisher(CalendarStore store)
{
    /// <summary>
    /// Stores the year as the one that counts, unless it does already. Writers at the same time take turns; each sees its
    /// condition checked against what the one before stored.
    /// </summary>
    /// <param name="year">The year by its notice.</param>
    /// <param name="condition">What must hold of the year that counted so far.</param>
    /// <param name="by">Who publishes, as a pseudonym.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Everything published, with the year in it, and whether it is new.</returns>
    /// <exception cref="Problems.ProblemException">412 <c>calendar-changed</c>: the condition does not hold.</exception>
    public async Task<(PublishedCalendars Published, bool IsNew)> PublishAsync(
        CalendarYear year, YearCondition condition, string by, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await store.ReadAsync(cancellationToken);
            var standing = read.Current.Year(year.Year);
            // Sent again after a lost answer: it stands already, whatever the condition was.
            if (standing.Version == year.Version) return (read, false);
            if (!condition.Holds(standing)) throw CalendarProblems.Changed(standing).AsException();
            if (await store.TryAddAsync(read, year, by, cancellationToken) is not null) return (await store.ReadAsync(cancellationToken), true);
        }
    }
}
