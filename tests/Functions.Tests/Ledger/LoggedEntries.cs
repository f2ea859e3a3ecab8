using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Functions.Tests.Ledger;

/// <summary>What a running app logged on the day at which its clock begins; what it appended again under one id, not knowing that it stands, once.</summary>
internal static class LoggedEntries
{
    public static async Task<List<LedgerEntry>> ReadAsync(StoredApp stored, Func<LedgerEntry, bool> which)
    {
        var day = ChinaTime.DateOf(stored.Clock.GetUtcNow());
        var entries = new List<LedgerEntry>();
        await foreach (var entry in stored.LedgerReader.ReadAsync(day, day, default))
        {
            if (which(entry)) entries.Add(entry);
        }

        return [.. entries.DistinctBy(entry => entry.Id)];
    }
}
