using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Submissions.Held;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>Writes good rows as record versions. Written again, after a crash, nothing is written twice.</summary>
/// <remarks>
/// Cost: a new record 1 round trip, of which four or more of one subject share 1 (up to 50 of them); a row whose record is there already 1 to
/// notice, 1 to read, and 1 to write where it changes something.
/// </remarks>
internal sealed class RowWriter(RecordStore records, HeldRowStore held, RecordMover mover, TimeProvider clock)
{
    // Half of what a transaction takes: 100 of the longest rows would be over its 4 MiB.
    private const int Together = RecordStore.LargestTransaction / 2;

    // Measured on Azurite: a transaction of two or three takes as long as they take one by one.
    private const int WorthTogether = 4;

    /// <summary>Writes rows of one subject.</summary>
    /// <param name="rows">In order of their numbers; no two of one record.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Each row's outcome.</returns>
    public async Task<IReadOnlyList<(GoodRow Row, RowOutcome Outcome)>> WriteAsync(IReadOnlyList<GoodRow> rows, CancellationToken cancellationToken)
    {
        var outcomes = new List<(GoodRow, RowOutcome)>(rows.Count);
        foreach (var together in rows.Where(row => row.Action == RowAction.Supply).Chunk(Together))
        {
            // New records are the many: they are added without asking first.
            RecordVersion[] versions = [.. together.Select(New)];
            if (together.Length >= WorthTogether && await records.TryAddAsync(versions, cancellationToken))
            {
                outcomes.AddRange(together.Zip(versions, (row, version) => (row, new RowOutcome(RowResult.Accepted) { Written = [version] })));
                continue;
            }

            foreach (var row in together) outcomes.Add((row, await AddAsync(row, cancellationToken)));
        }

        foreach (var row in rows.Where(row => row.Action != RowAction.Supply)) outcomes.Add((row, await WriteAsync(row, cancellationToken)));
        return outcomes;
    }

    private async Task<RowOutcome> AddAsync(GoodRow row, CancellationToken cancellationToken)
    {
        var version = New(row);
        return await records.TryAddAsync(version, cancellationToken)
            ? new RowOutcome(RowResult.Accepted) { Written = [version] }
            : await WriteAsync(row, cancellationToken);
    }

    private RecordVersion New(GoodRow row) => row.Version(1, RecordAction.Supply, clock.GetUtcNow());

    /// <summary>What would become of a row, for a dry run. Cost: 1 round trip.</summary>
    public async Task<RowOutcome> PreviewAsync(GoodRow row, CancellationToken cancellationToken)
    {
        var history = await records.HistoryAsync(row.SubjectId, row.RecordId, cancellationToken);
        var verdict = VersionRule.Decide(history, row.Action, row.ContentHash, row.Receipt.ReceiptId, row.Number, row.Consent);
        return row.Parsed.FormerSubject is not null && verdict.Kind == VerdictKind.NothingThere
            ? new RowOutcome(RowResult.Moved)
            : VerdictOutcome.Of(row, verdict);
    }

    private async Task<RowOutcome> WriteAsync(GoodRow row, CancellationToken cancellationToken)
    {
        if (row.Parsed.FormerSubject is not null) return await mover.MoveAsync(row, cancellationToken);
        while (true)
        {
            var history = await records.HistoryAsync(row.SubjectId, row.RecordId, cancellationToken);
            var verdict = VersionRule.Decide(history, row.Action, row.ContentHash, row.Receipt.ReceiptId, row.Number, row.Consent);
            var version = verdict.Kind switch
            {
                VerdictKind.Accept or VerdictKind.Renew => row.Version(history.Count == 0 ? 1 : history[^1].Version + 1, RecordAction.Supply,
                    clock.GetUtcNow()),
                VerdictKind.Correct => row.Version(history[^1].Version + 1, RecordAction.Correct, clock.GetUtcNow()),
                VerdictKind.Withdraw => row.Tombstone(history[^1], RecordStatus.Withdrawn, clock.GetUtcNow()),
                _ => null,
            };
            // Somebody else wrote first: decide again on what stands now.
            if (version is not null && !await records.TryAddAsync(version, cancellationToken)) continue;
            if (verdict.Kind is VerdictKind.HoldDecided or VerdictKind.HoldReinsertion) await HoldAsync(row, verdict.Kind, history[^1], cancellationToken);
            version ??= history.FirstOrDefault(own => own.ReceiptId == row.Receipt.ReceiptId && own.Row == row.Number);
            return VerdictOutcome.Of(row, verdict) with { Written = version is null ? [] : [version] };
        }
    }

    private Task HoldAsync(GoodRow row, VerdictKind why, RecordVersion newest, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var draft = row.Action == RowAction.Withdraw ? row.Tombstone(newest, RecordStatus.Withdrawn, now) : row.Version(newest.Version + 1, RecordAction.Correct, now);
        return held.AddAsync(row.Held(why, draft, now), cancellationToken);
    }
}
