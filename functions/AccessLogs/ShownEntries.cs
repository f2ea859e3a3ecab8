using CreditFunctions.AccessLogs.Inspections;
using CreditFunctions.Ledger;
using CreditFunctions.Regulation.Queries;
using Microsoft.Extensions.Options;

namespace CreditFunctions.AccessLogs;

/// <summary>What of the ledger's entries a subject is shown now.</summary>
internal sealed class ShownEntries(IAccessLog log, InspectionStore inspections, IOptions<AccessLogOptions> options, TimeProvider clock)
{
    // A page of nothing but hidden entries is passed over; not without end.
    private const int MostReads = 20;

    /// <summary>A page of them, the newest first. Cost: as <see cref="IAccessLog"/>; 1 round trip more for each inspection that hides something.</summary>
    public async Task<EntriesPage> ReadAsync(string subjectId, string? continuation, int size, CancellationToken cancellationToken)
    {
        var shown = new List<LedgerEntry>();
        var revealed = new Dictionary<string, bool>(StringComparer.Ordinal);
        for (var reads = 0; reads < MostReads; reads++)
        {
            var page = await log.ReadAsync(subjectId, continuation, size - shown.Count, cancellationToken);
            foreach (var entry in page.Entries)
            {
                if (!AccessKinds.IsOwnReadingOfTheLog(entry) && !await IsHiddenAsync(entry, revealed, cancellationToken)) shown.Add(entry);
            }

            continuation = page.Continuation;
            if (continuation is null || shown.Count == size) break;
        }

        return new EntriesPage(shown, continuation);
    }

    private async Task<bool> IsHiddenAsync(LedgerEntry entry, Dictionary<string, bool> revealed, CancellationToken cancellationToken)
    {
        if (!IsHidden(entry, revealed: false)) return false;
        if (entry.Inspection is not { } id) return true;
        if (!revealed.TryGetValue(id, out var ended))
        {
            revealed[id] = ended = (await inspections.FindAsync(id, cancellationToken))?.Inspection.IsRevealed ?? false;
        }

        return IsHidden(entry, ended);
    }

    private bool IsHidden(LedgerEntry entry, bool revealed) =>
        UnannouncedInspections.IsHidden(entry.At, entry.HiddenUntil, revealed, clock.GetUtcNow(), options.Value.LongestHidden);
}
