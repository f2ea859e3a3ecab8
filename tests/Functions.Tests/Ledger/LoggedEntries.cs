using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Ledger;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Functions.Tests.Ledger;

/// <summary>What a running app logged on the day at which its clock begins.</summary>
internal static class LoggedEntries
{
    public static async Task<List<LedgerEntry>> ReadAsync(StoredApp stored, Func<LedgerEntry, bool> which)
    {
        await using var log = new LedgerWriter(stored.Account, stored.Clock, NullLogger<LedgerWriter>.Instance);
        var day = LedgerBlobs.DayOf(stored.Clock.GetUtcNow());
        var entries = new List<LedgerEntry>();
        await foreach (var entry in log.ReadAsync(day, day, default))
        {
            if (which(entry)) entries.Add(entry);
        }

        return entries;
    }
}
