using CreditFunctions.Ledger;
using CreditFunctions.Records;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Queries;
using CreditFunctions.Regulation.Repairs;

namespace CreditFunctions.Queries;

/// <summary>The one way from stored records to an answer: read, choose by law, log, and only then hand out (art. 15(3)).</summary>
/// <remarks>Cost: 1 round trip to read, and a share of the one that logs.</remarks>
internal sealed class RecordQuery(RecordStore records, ILedger ledger, RepairRules repairs, TimeProvider clock)
{
    /// <summary>What anyone may see of an organisation; nothing where <paramref name="subjectId"/> is null.</summary>
    public Task<IReadOnlyList<RecordAnswer>> PublicAsync(string? subjectId, LedgerEntry entry, CancellationToken cancellationToken) =>
        AnswerAsync(subjectId, entry, (record, item) =>
            Visibility.ToPublic(item, record.SubjectKind, record.Values, Today())
                ? FieldView.ForPublic(item, record.SubjectKind, record.Values) : null, cancellationToken);

    /// <summary>What a public body may see for a purpose of art. 10: of the items that it was granted.</summary>
    public Task<IReadOnlyList<RecordAnswer>> ForPurposeAsync(string subjectId, IReadOnlySet<string> granted, LedgerEntry entry, CancellationToken cancellationToken) =>
        AnswerAsync(subjectId, entry, (record, item) =>
            granted.Contains(item.Code) && Visibility.ToPublicBodies(item, record.SubjectKind, record.Values, Today())
                ? FieldView.ForPublicBodies(item, record.Values) : null, cancellationToken);

    /// <summary>Everything that stands, for the subject itself (art. 24).</summary>
    /// <remarks>With the way to repair what speaks against it, and with what is repaired and annotated, which nobody else sees (art. 26).</remarks>
    public Task<IReadOnlyList<RecordAnswer>> OwnAsync(string? subjectId, LedgerEntry entry, CancellationToken cancellationToken) =>
        AnswerAsync(subjectId, entry, (record, item) => FieldView.Whole(item, record.Values), cancellationToken, toItself: true);

    /// <summary>The same, where the entry depends on what is answered: it is <paramref name="prepare"/>d between reading and logging.</summary>
    public Task<IReadOnlyList<RecordAnswer>> OwnAsync(string? subjectId, LedgerEntry entry,
        Func<IReadOnlyList<RecordAnswer>, LedgerEntry, Task<LedgerEntry>> prepare, CancellationToken cancellationToken) =>
        AnswerAsync(subjectId, entry, (record, item) => FieldView.Whole(item, record.Values), cancellationToken, prepare);

    /// <summary>
    /// What a subject authorised (art. 24): all that stands of the items, as it may pass it on. A person's records are its own, whole; in
    /// an organisation's stand documents of other people, which stay masked. Past the period that its consent agreed, nobody else uses a record.
    /// </summary>
    public Task<IReadOnlyList<RecordAnswer>> AuthorisedAsync(string subjectId, IReadOnlyList<string> items, LedgerEntry entry,
        CancellationToken cancellationToken) => AnswerAsync(subjectId, entry, (record, item) =>
            !items.Contains(item.Code) || !record.IsAgreedOn(Today()) ? null
            : record.SubjectKind == SubjectKind.NaturalPerson ? FieldView.Whole(item, record.Values) : FieldView.ForPublicBodies(item, record.Values),
            cancellationToken);

    private async Task<IReadOnlyList<RecordAnswer>> AnswerAsync(string? subjectId, LedgerEntry entry,
        Func<RecordVersion, CatalogueItem, IReadOnlyList<ShownField>?> show, CancellationToken cancellationToken,
        Func<IReadOnlyList<RecordAnswer>, LedgerEntry, Task<LedgerEntry>>? prepare = null, bool toItself = false)
    {
        using var expected = ledger.Expect(subjectId);
        var answer = new List<RecordAnswer>();
        foreach (var record in subjectId is null ? [] : await records.ReadAsync(subjectId, cancellationToken))
        {
            var isShown = record.IsLive || (toItself && record.IsRepaired);
            if (isShown && CatalogueItems.Find(record.Newest.Item) is { } item && show(record.Newest, item) is { } fields)
            {
                var shown = RecordAnswer.Of(record, item, fields);
                answer.Add(toItself ? WithRepair(shown, record, item) : shown);
            }
        }

        if (prepare is not null) entry = await prepare(answer, entry);
        expected.Dispose();
        await ledger.AppendAsync(entry with
        {
            SubjectId = subjectId,
            // What is handed out beside the records stands in the entry already.
            Items = [.. answer.Select(record => record.Item).Concat(entry.Items).Distinct()],
            Records = answer.Count + entry.Records,
        }, cancellationToken);
        return answer;
    }

    private RecordAnswer WithRepair(RecordAnswer shown, CreditRecord record, CatalogueItem item) =>
        record.IsRepaired ? shown with { Repaired = true, PublicUntil = null }
        : RepairMatter.Of(item, record.Newest.Values) is { } matter ? shown with { Repair = RepairGuide.For(matter, repairs) }
        : shown;

    private DateOnly Today() => ChinaTime.DateOf(clock.GetUtcNow());
}
