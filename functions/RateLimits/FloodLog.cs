using System.Globalization;
using CreditFunctions.Ledger;
using CreditFunctions.Telemetry;

namespace CreditFunctions.RateLimits;

/// <summary>
/// Refused queries stand in the ledger; a flood of them must not fill it. The first refusal of a bucket in a minute is logged before it is answered,
/// as any; the others of that minute are counted, and one entry tells how many they were, once the minute is over.
/// </summary>
/// <remarks>
/// The count is written with the next refusal of any bucket in a later minute, or when the process stops; a process that is killed loses the count of
/// a minute, never its first refusal. Cost: at most one append a bucket and minute, and one for its count.
/// </remarks>
internal sealed class FloodLog(ILedger ledger, TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Counted> _counts = new(StringComparer.Ordinal);

    /// <summary>Takes note of a refusal. Returns once it may be answered.</summary>
    /// <exception cref="Problems.ProblemException">503 <c>ledger-unavailable</c>.</exception>
    public async Task RefusedAsync(string bucket, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var minute = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
        List<LedgerEntry> entries;
        lock (_gate)
        {
            if (_counts.TryGetValue(bucket, out var count) && count.Minute == minute)
            {
                // The entry that tells their number counts as one of them.
                if (count.More++ > 0) QueryMetrics.Refused(entry.Unit, entry.Outcome);
                return;
            }

            entries = Close(before: minute);
            entries.Add(entry);
            _counts[bucket] = new Counted(minute, entry);
        }

        try
        {
            await ledger.AppendAllAsync(entries, cancellationToken);
        }
        catch
        {
            // The next one of this minute is the first again.
            lock (_gate) _counts.Remove(bucket);
            throw;
        }
    }

    /// <summary>Writes the counts that are still open.</summary>
    public async ValueTask DisposeAsync()
    {
        List<LedgerEntry> entries;
        lock (_gate) entries = Close(before: long.MaxValue);
        await ledger.AppendAllAsync(entries, default);
    }

    private List<LedgerEntry> Close(long before)
    {
        var over = _counts.Where(pair => pair.Value.Minute < before).ToList();
        foreach (var (bucket, _) in over) _counts.Remove(bucket);
        // Of whom they asked is not told: they asked of many.
        return [.. over.Where(pair => pair.Value.More > 0).Select(pair => pair.Value.First with
        {
            SubjectId = null,
            Detail = string.Create(CultureInfo.InvariantCulture, $"{pair.Value.More} more in minute {DateTimeOffset.FromUnixTimeSeconds(pair.Value.Minute * 60):yyyy-MM-dd'T'HH:mm'Z'}"),
        })];
    }

    private sealed class Counted(long minute, LedgerEntry first)
    {
        public long Minute => minute;

        public LedgerEntry First => first;

        public int More { get; set; }
    }
}
