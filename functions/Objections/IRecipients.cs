using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Objections;

/// <summary>Who was given a fact.</summary>
internal interface IRecipients
{
    /// <summary>The units that were answered with records of a kind about a subject since an instant.</summary>
    Task<IReadOnlyList<string>> SinceAsync(string subjectId, string item, DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>Recipients by the query log. Reads it day by day: as many bytes as the log has since then.</summary>
internal sealed class LoggedRecipients(ILedger ledger, TimeProvider clock) : IRecipients
{
    public async Task<IReadOnlyList<string>> SinceAsync(string subjectId, string item, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var units = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var entry in ledger.ReadAsync(ChinaTime.DateOf(since), ChinaTime.DateOf(clock.GetUtcNow()), cancellationToken))
        {
            if (entry.Unit is { } unit && entry.SubjectId == subjectId && entry.Outcome == LedgerEntry.Answered && entry.At >= since
                && entry.Items.Contains(item))
            {
                units.Add(unit);
            }
        }

        return [.. units];
    }
}
