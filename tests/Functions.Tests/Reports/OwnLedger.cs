using CreditFunctions.Ledger;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Functions.Tests.Reports;

/// <summary>The running app's ledger of its clock's day.</summary>
internal static class OwnLedger
{
    public static async Task<IReadOnlyList<LedgerEntry>> ReadAsync(RunningApp app, Func<LedgerEntry, bool> which)
    {
        await using var log = new LedgerWriter(app.Stored.Account, app.Stored.Clock, NullLogger<LedgerWriter>.Instance);
        var day = LedgerBlobs.DayOf(app.Stored.Clock.GetUtcNow());
        var entries = new List<LedgerEntry>();
        await foreach (var entry in log.ReadAsync(day, day, default))
        {
            if (which(entry)) entries.Add(entry);
        }

        return entries;
    }
}
