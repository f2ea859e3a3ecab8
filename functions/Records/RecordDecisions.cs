using System.Globalization;
using CreditFunctions.Ledger;

namespace CreditFunctions.Records;

/// <summary>处理决定: what a case decided about a record becomes a new version, once, which no upload overwrites.</summary>
/// <remarks>Stored first, then logged, and only then done: run again after a crash between, it finds its own version and logs it.</remarks>
internal sealed class RecordDecisions(RecordStore records, ILedger ledger, TimeProvider clock)
{
    /// <summary>
    /// Adds the version; where it was added before, finds it. Null where there is nothing left to change. Cost: 2 round trips, 2 more for each version
    /// that somebody added at the same moment.
    /// </summary>
    /// <param name="decision">What was decided.</param>
    /// <param name="change">What it makes of the newest version; null where that does not stand any more.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<RecordVersion?> AddAsync(RecordDecision decision, Func<RecordVersion, RecordVersion?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var versions = await records.HistoryAsync(decision.SubjectId, decision.RecordId, cancellationToken);
            if (versions.FirstOrDefault(version => version.DecidedBy == decision.CaseId) is { } already) return already;
            if (change(versions[^1]) is not { } changed) return null;
            var decided = changed with
            {
                Version = versions[^1].Version + 1,
                Action = RecordAction.Decide,
                Reason = decision.Reasons,
                Basis = decision.Basis,
                DecidedBy = decision.CaseId,
                ReceiptId = null,
                Row = 0,
                RecordedAt = clock.GetUtcNow(),
            };
            if (await records.TryAddAsync(decided, cancellationToken)) return decided;
        }
    }

    /// <summary>Logs such a version; again it is the same entry, under one id. Cost: a share of 1 round trip.</summary>
    /// <param name="version">The version.</param>
    /// <param name="unit">In whose name the system changed the record.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task LogAsync(RecordVersion version, string unit, CancellationToken cancellationToken) => ledger.AppendAsync(
        new LedgerEntry(EntryId.Of(version.RecordedAt, string.Create(CultureInfo.InvariantCulture, $"Records\n{version.RecordId}\n{version.Version}")), default, "change-records", unit, "system", version.SubjectId, null, null, [version.Item], 1, LedgerEntry.Answered)
        {
            Reference = version.DecidedBy,
            Detail = $"{version.RecordId}|{version.Version}|{version.ContentHash}",
        }, cancellationToken);
}

/// <summary>What a case decided about a record.</summary>
/// <param name="SubjectId">Whom the record is about.</param>
/// <param name="RecordId">The record.</param>
/// <param name="CaseId">The objection or repair.</param>
/// <param name="Reasons">理由.</param>
/// <param name="Basis">依据.</param>
internal sealed record RecordDecision(string SubjectId, string RecordId, string CaseId, string Reasons, string Basis);
