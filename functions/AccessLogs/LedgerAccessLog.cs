using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.AccessLogs;

/// <summary>The access log by reading the ledger itself, of the last days only. Cost: as many bytes as the ledger has of those days.</summary>
internal sealed class LedgerAccessLog(ILedger ledger, TimeProvider clock) : IAccessLog
{
    private const int Days = 90;

    public async Task<EntriesPage> ReadAsync(string subjectId, string? continuation, int size, CancellationToken cancellationToken)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var entries = new List<LedgerEntry>();
        await foreach (var entry in ledger.ReadAsync(today.AddDays(-Days), today, cancellationToken))
        {
            if (entry.SubjectId == subjectId) entries.Add(entry);
        }

        var rest = entries.OrderByDescending(entry => entry.At).ThenBy(entry => entry.Id, StringComparer.Ordinal).ToList();
        if (continuation is not null) rest = [.. rest.SkipWhile(entry => entry.Id != continuation).Skip(1)];
        return new EntriesPage([.. rest.Take(size)], rest.Count > size ? rest[size - 1].Id : null);
    }
}
