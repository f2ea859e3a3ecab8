using Azure;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Storage;

namespace CreditFunctions.Notices;

/// <summary>The inboxes of units and subjects: a partition an inbox, newest first.</summary>
internal sealed class Inbox(StorageAccount account, NoticeEntity entities, TimeProvider clock)
{
    internal const string Table = "Notices";
    private long _lastPosition;

    /// <summary>Puts a notice into its inbox, once. Cost: 1 round trip, 2 where it was there already.</summary>
    /// <returns>True where its publication on the topic is still due.</returns>
    public async Task<bool> PutAsync(Notice notice, CancellationToken cancellationToken)
    {
        var sent = notice with { SentAt = clock.GetUtcNow() };
        var row = NoticeEntity.RowKey(sent, NextPosition(sent.SentAt));
        var table = await account.TableAsync(Table);
        var pointer = new TableEntity(notice.To.ToString(), NoticeEntity.IdKey(notice.Id)) { ["Row"] = row };
        var isNew = await table.TrySubmitAsync(
        [
            new TableTransactionAction(TableTransactionActionType.Add, pointer),
            new TableTransactionAction(TableTransactionActionType.Add, entities.From(sent, row)),
        ], cancellationToken);
        if (isNew) return true;
        var known = await table.GetEntityAsync<TableEntity>(pointer.PartitionKey, pointer.RowKey, cancellationToken: cancellationToken);
        return known.Value.GetDateTimeOffset("PublishedAt") is null;
    }

    /// <summary>Puts a notice into its inbox, once, whose publication somebody else sees to, or that is for nobody's systems. Cost: 1 round trip.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="opensTask">Whether its case is on the receiver's list of tasks from now on.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task PutPublishedAsync(Notice notice, bool opensTask, CancellationToken cancellationToken)
    {
        var sent = notice with { SentAt = clock.GetUtcNow() };
        var row = NoticeEntity.RowKey(sent, NextPosition(sent.SentAt));
        var partition = notice.To.ToString();
        var actions = new List<TableTransactionAction>
        {
            new(TableTransactionActionType.Add, new TableEntity(partition, NoticeEntity.IdKey(notice.Id)) { ["Row"] = row, ["PublishedAt"] = sent.SentAt }),
            new(TableTransactionActionType.Add, entities.From(sent, row)),
        };
        // Only this notice opens it, and only with its pointer: that stays when the task is closed.
        if (opensTask) actions.Add(new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(partition, NoticeEntity.TaskKey(notice.CaseId))));
        // Where it lies there already, so does its task.
        await (await account.TableAsync(Table)).TrySubmitAsync(actions, cancellationToken);
    }

    /// <summary>The cases on a receiver's list of tasks (待办), in the order of their ids. Cost: 1 round trip a thousand.</summary>
    public async Task<IReadOnlyList<string>> TasksAsync(Recipient to, CancellationToken cancellationToken)
    {
        var cases = new List<string>();
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {to.ToString()} and RowKey ge {NoticeEntity.TasksFrom} and RowKey lt {NoticeEntity.TasksTo}");
        var rows = (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken);
        await foreach (var row in rows) cases.Add(row.RowKey[NoticeEntity.TasksFrom.Length..]);
        return cases;
    }

    /// <summary>Takes a case off a receiver's list of tasks. Again changes nothing. Cost: 1 round trip.</summary>
    public async Task CloseTaskAsync(Recipient to, string caseId, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).DeleteEntityAsync(to.ToString(), NoticeEntity.TaskKey(caseId), ETag.All, cancellationToken);

    /// <summary>Takes note that a notice was published on the topic. Cost: 1 round trip.</summary>
    public async Task PublishedAsync(Notice notice, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).UpdateEntityAsync(
            new TableEntity(notice.To.ToString(), NoticeEntity.IdKey(notice.Id)) { ["PublishedAt"] = clock.GetUtcNow() },
            ETag.All, TableUpdateMode.Merge, cancellationToken);

    /// <summary>A page of an inbox, newest first; what the receiver sees for the first time counts as delivered now. Cost: 1 round trip, 2 with news.</summary>
    /// <param name="to">Whose inbox.</param>
    /// <param name="after">The position after which the page begins, or null for the newest.</param>
    /// <param name="size">At most 100.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<InboxPage> OpenAsync(Recipient to, string? after, int size, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(Table);
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {to.ToString()} and RowKey gt {after ?? NoticeEntity.ListFrom} and RowKey lt {NoticeEntity.ListTo}");
        var rows = new List<TableEntity>();
        // One more than asked for tells whether there is a next page.
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: size + 1, cancellationToken: cancellationToken))
        {
            rows.Add(row);
            if (rows.Count > size) break;
        }

        var page = rows.Take(size).ToList();
        await DeliverAsync(table, page, cancellationToken);
        return new InboxPage([.. page.Select(entities.To)], rows.Count > size ? page[^1].RowKey : null);
    }

    /// <summary>A notice as it lies in an inbox, with how far it got; null where it is not there. Looking delivers nothing. Cost: 2 round trips.</summary>
    public async Task<Notice?> FindAsync(Recipient to, string noticeId, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(Table);
        var pointer = await table.GetEntityIfExistsAsync<TableEntity>(to.ToString(), NoticeEntity.IdKey(noticeId), cancellationToken: cancellationToken);
        return !pointer.HasValue ? null : entities.To(await table.GetEntityAsync<TableEntity>(to.ToString(), pointer.Value!.GetString("Row"),
            cancellationToken: cancellationToken));
    }

    /// <summary>The receiver confirms a notice (签收); the first confirmation counts. Null where it is not in that inbox. Cost: 2–3 round trips.</summary>
    public async Task<Notice?> AcknowledgeAsync(Recipient to, string noticeId, string person, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(Table);
        var pointer = await table.GetEntityIfExistsAsync<TableEntity>(to.ToString(), NoticeEntity.IdKey(noticeId), cancellationToken: cancellationToken);
        if (!pointer.HasValue) return null;
        while (true)
        {
            TableEntity row = await table.GetEntityAsync<TableEntity>(to.ToString(), pointer.Value!.GetString("Row"), cancellationToken: cancellationToken);
            if (row.GetDateTimeOffset("AcknowledgedAt") is not null) return entities.To(row);
            var now = clock.GetUtcNow();
            row["DeliveredAt"] = row.GetDateTimeOffset("DeliveredAt") ?? now;
            row["AcknowledgedAt"] = now;
            row["AcknowledgedBy"] = person;
            if (await table.TryReplaceAsync(row, row.ETag, cancellationToken)) return entities.To(row);
        }
    }

    // Notices of one instant stay in the order in which they were sent.
    private long NextPosition(DateTimeOffset at)
    {
        while (true)
        {
            var last = Volatile.Read(ref _lastPosition);
            var next = Math.Max(at.UtcTicks, last + 1);
            if (Interlocked.CompareExchange(ref _lastPosition, next, last) == last) return next;
        }
    }

    private async Task DeliverAsync(TableClient table, List<TableEntity> page, CancellationToken cancellationToken)
    {
        var news = page.Where(row => row.GetDateTimeOffset("DeliveredAt") is null).ToList();
        if (news.Count == 0) return;
        var now = clock.GetUtcNow();
        foreach (var row in news) row["DeliveredAt"] = now;
        // Somebody of the same unit who opened the inbox at the same time was first: the time is as good.
        await table.TrySubmitAsync(news.Select(row => new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, row.ETag)), cancellationToken);
    }
}

/// <summary>A page of an inbox.</summary>
/// <param name="Notices">Newest first.</param>
/// <param name="Next">The position after which the next page begins, or null.</param>
internal sealed record InboxPage(IReadOnlyList<Notice> Notices, string? Next);
