using CreditFunctions.Grounds;
using CreditFunctions.Ledger;
using CreditFunctions.Notices;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Cases;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Submissions.Held;

/// <summary>Carries out what a person decided about a held row. Run again after a crash, it finishes what it began and nobody notices.</summary>
/// <remarks>Cost: 1 append to the ledger; for a release 2 round trips a record to read and write; 1 to 3 notices; 2 to end.</remarks>
internal sealed class HeldRowCarrying(HeldRowStore held, RecordStore records, EndedRecords ended, NoticeSender notices, ILedger ledger, TimeProvider clock)
{
    public const string What = "change-held-row";

    /// <summary>Ledger first, then the record and what rested on it, then those concerned are told, then it is done.</summary>
    public async Task RunAsync(HeldRow row, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var decision = row.Decision ?? throw new InvalidOperationException("A row that nobody decided cannot be carried out.");
        await ledger.AppendAsync(new LedgerEntry(string.Empty, default, What, decision.Unit, decision.Person, row.Draft.SubjectId, null, null,
            [row.Draft.Item], 0, LedgerEntry.Answered) { Reference = row.Id, Detail = decision.Outcome.ToString() }, cancellationToken);
        if (decision.Outcome == HeldOutcome.Released)
        {
            await ended.TellAsync(await WriteAsync(row, decision, cancellationToken), row.ReceiptId, client, cancellationToken);
        }

        foreach (var notice in HeldRowNotices.Of(row, decision)) await notices.SendAsync(notice, cancellationToken);
        while (await held.FindAsync(row.ReceiptId, row.Row, cancellationToken) is { Row.IsDone: false } stored
            && !await held.TryReplaceAsync(stored, stored.Row with { IsDone = true }, cancellationToken))
        {
        }
    }

    // The right subject first: a crash between never loses the record.
    private async Task<IEnumerable<RecordVersion>> WriteAsync(HeldRow row, HeldDecision decision, CancellationToken cancellationToken)
    {
        var written = await AppendAsync(new RecordKey(row.Draft.SubjectId, row.Draft.RecordId), row, newest => Next(row.Draft, newest), decision, cancellationToken);
        var movedAway = row.MovedFrom is not { } from ? null : await AppendAsync(from, row, newest => newest is { Status: RecordStatus.Live }
            ? newest with { Status = RecordStatus.Moved, Action = RecordAction.Correct } : null, decision, cancellationToken);
        return new[] { written, movedAway }.OfType<RecordVersion>();
    }

    // A withdrawal leaves what stands as a tombstone; anything else is new content. A later upload does not overwrite what was decided before
    // either, so that mark stays, and so does a decision's note.
    private static RecordVersion Next(RecordVersion draft, RecordVersion? newest) => newest is null ? draft
        : draft.Status == RecordStatus.Live ? draft with { DecidedBy = newest.DecidedBy, Annotation = newest.Annotation }
        : newest with { Status = draft.Status, Action = draft.Action };

    private async Task<RecordVersion?> AppendAsync(RecordKey record, HeldRow row, Func<RecordVersion?, RecordVersion?> next, HeldDecision decision,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var history = await records.HistoryAsync(record.SubjectId, record.RecordId, cancellationToken);
            if (history.FirstOrDefault(own => own.ReceiptId == row.ReceiptId && own.Row == row.Row) is { } own) return own;
            if (next(history.Count == 0 ? null : history[^1]) is not { } draft) return null;
            var version = draft with
            {
                Version = history.Count == 0 ? 1 : history[^1].Version + 1,
                Reason = decision.Reason,
                Basis = decision.Basis,
                ReceiptId = row.ReceiptId,
                Row = row.Row,
                RecordedAt = clock.GetUtcNow(),
            };
            if (await records.TryAddAsync(version, cancellationToken)) return version;
        }
    }
}

/// <summary>Who is told what about a decided row.</summary>
internal static class HeldRowNotices
{
    public static IEnumerable<Notice> Of(HeldRow row, HeldDecision decision)
    {
        var item = CatalogueItems.Find(row.Draft.Item)?.Name ?? row.Draft.Item;
        var released = decision.Outcome == HeldOutcome.Released;
        var why = decision.Basis is null ? $"理由：{decision.Reason}" : $"理由：{decision.Reason}；依据：{decision.Basis}";
        yield return To(Recipient.OfUnit(row.Provider), released ? "held-row-released" : "held-row-rejected",
            released ? "转人工审核的报送信息已准予入库" : "转人工审核的报送信息不予入库",
            $"报送回执 {row.ReceiptId} 第 {row.Row} 行（{item}）{(released ? "经审核准予入库" : "经审核不予入库")}。{why}。");
        if (!released) yield break;
        yield return To(Recipient.OfSubject(row.Draft.SubjectId), "held-row-changed", "您名下的一条信用信息有变动",
            $"一条曾经更正、撤回或作出决定的“{item}”信息经人工审核后有变动。{why}。您可以查询自身信用信息，如有异议可以提出异议申请（条例第二十四条、第二十五条）。");
        if (row.MovedFrom is { } from)
        {
            yield return To(Recipient.OfSubject(from.SubjectId), "held-row-moved-away", "一条信用信息已从您名下移出",
                $"一条“{item}”信息此前误记在您名下，经人工审核现已移出，不再展示和共享。{why}。");
        }

        Notice To(Recipient to, string kind, string title, string text) => new($"{row.Id}-{kind}", to, kind, row.ReceiptId, title, text);
    }
}
