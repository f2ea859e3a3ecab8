using CreditFunctions.Ledger;
using CreditFunctions.Ledger.Index;

namespace CreditFunctions.Objections;

/// <summary>Who was given a fact.</summary>
internal interface IRecipients
{
    /// <summary>The units that were answered with records of a kind about a subject since an instant.</summary>
    Task<IReadOnlyList<string>> SinceAsync(string subjectId, string item, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>Recipients by the ledger's index of who looked at whom.</summary>
internal sealed class LoggedRecipients(AccessLogIndex log) : IRecipients
{
    /// <remarks>Cost: 1 round trip to be up to date, and 1 for each thousand looks at the subject since then.</remarks>
    public async Task<IReadOnlyList<string>> SinceAsync(string subjectId, string item, DateTimeOffset since, CancellationToken cancellationToken)
    {
        await log.CatchUpAsync(cancellationToken);
        var units = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var entry in log.SinceAsync(subjectId, since, cancellationToken))
        {
            // A change is no look: whoever decided on the record knows how it stands.
            if (entry.Unit is { } unit && !entry.What.StartsWith("change-", StringComparison.Ordinal) && entry.Outcome == LedgerEntry.Answered
                && entry.Items.Contains(item))
            {
                units.Add(unit);
            }
        }

        return [.. units];
    }
}
