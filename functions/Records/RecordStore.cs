using Azure;
using Azure.Data.Tables;
using CreditFunctions.Storage;

namespace CreditFunctions.Records;

/// <summary>The records: a partition a subject, a row a version, rows only ever added. Adding the next version is the lock.</summary>
internal sealed class RecordStore(StorageAccount account, RecordEntity entities, Pseudonyms pseudonyms)
{
    internal const string Table = "Records";

    /// <summary>The most versions that one transaction takes.</summary>
    public const int LargestTransaction = 100;
    private const string ObjectionMark = "~objection|";

    // Stands in the subject's own partition, so that whoever reads its records reads it with them; and behind all records, for ids begin with a letter.
    private const string WithdrawnMark = "~withdrawn|";

    /// <summary>The id that a record has by its identity.</summary>
    public string IdOf(string decidingBody, string item, string documentNumber, string subjectId, string? certificateNumber) =>
        "r" + pseudonyms.Id("record", decidingBody, item, documentNumber, subjectId, certificateNumber ?? string.Empty);

    /// <summary>All records of a subject, tombstones included. Cost: 1 round trip for each thousand rows.</summary>
    public async Task<IReadOnlyList<CreditRecord>> ReadAsync(string subjectId, CancellationToken cancellationToken) =>
        Fold(await RowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {subjectId}"), cancellationToken));

    /// <summary>One record, or null. Cost: 1 round trip, 1 more where it rests on a consent.</summary>
    public async Task<CreditRecord?> FindAsync(string subjectId, string recordId, CancellationToken cancellationToken)
    {
        var record = Fold(await RowsAsync(OneRecord(subjectId, recordId), cancellationToken)).SingleOrDefault();
        return record is not null && await IsWithdrawnAsync(record.Newest, cancellationToken) ? Withdrawn(record) : record;
    }

    /// <summary>Whether the consent that a version rests on is withdrawn. Cost: 1 round trip, none where it rests on none.</summary>
    public async Task<bool> IsWithdrawnAsync(RecordVersion version, CancellationToken cancellationToken) => version.ConsentId is { } consentId
        && (await (await account.TableAsync(Table)).GetEntityIfExistsAsync<TableEntity>(version.SubjectId, WithdrawnMark + consentId,
            cancellationToken: cancellationToken)).HasValue;

    /// <summary>All versions of a record, oldest first. Cost: 1 round trip.</summary>
    public async Task<IReadOnlyList<RecordVersion>> HistoryAsync(string subjectId, string recordId, CancellationToken cancellationToken) =>
        [.. (await RowsAsync(OneRecord(subjectId, recordId), cancellationToken)).Where(IsVersion).Select(entities.To)];

    /// <summary>Adds a version. False where that version is there already: read and decide again. Cost: 1 round trip.</summary>
    public async Task<bool> TryAddAsync(RecordVersion version, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).TryAddAsync(entities.From(version), cancellationToken);

    /// <summary>Adds versions of one subject, at most <see cref="LargestTransaction"/>, all or none. False where one is there already. Cost: 1 round trip.</summary>
    public async Task<bool> TryAddAsync(IReadOnlyList<RecordVersion> versions, CancellationToken cancellationToken)
    {
        if (versions.Count == 1) return await TryAddAsync(versions[0], cancellationToken);
        return await (await account.TableAsync(Table)).TrySubmitAsync(
            versions.Select(version => new TableTransactionAction(TableTransactionActionType.Add, entities.From(version))), cancellationToken);
    }

    /// <summary>Marks a record as under objection by a case; again changes nothing. Cost: 1 round trip.</summary>
    public async Task MarkObjectionAsync(string subjectId, string recordId, string caseId, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).UpsertEntityAsync(
            new TableEntity(subjectId, MarkRow(recordId, caseId)), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Takes the mark of a case away; again changes nothing. Cost: 1 round trip.</summary>
    public async Task UnmarkObjectionAsync(string subjectId, string recordId, string caseId, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).DeleteEntityAsync(subjectId, MarkRow(recordId, caseId), ETag.All, cancellationToken);

    /// <summary>
    /// From the moment at which this is stored, what rests on a consent is in no view. Read with the records: no query that begins after it shows
    /// them. Again changes nothing. Cost: 1 round trip.
    /// </summary>
    public async Task MarkWithdrawnAsync(string subjectId, string consentId, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).UpsertEntityAsync(
            new TableEntity(subjectId, WithdrawnMark + consentId), TableUpdateMode.Replace, cancellationToken);

    /// <summary>All versions that rest on a consent, erased ones too, by record, oldest first. Cost: 1 round trip a thousand.</summary>
    public async Task<IReadOnlyList<RecordVersion>> RestingOnAsync(string subjectId, string consentId, CancellationToken cancellationToken) =>
        [.. (await RowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {subjectId} and Consent eq {consentId}"), cancellationToken)).Select(entities.To)];

    /// <summary>
    /// Overwrites a version by one without contents: the only way in which a stored version changes, for what rested on nothing but a consent
    /// that is withdrawn. Again changes nothing. Cost: 1 round trip.
    /// </summary>
    public async Task OverwriteErasedAsync(RecordVersion erased, CancellationToken cancellationToken) =>
        await (await account.TableAsync(Table)).UpdateEntityAsync(entities.From(erased), ETag.All, TableUpdateMode.Replace, cancellationToken);

    private static string OneRecord(string subjectId, string recordId) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {subjectId} and RowKey ge {recordId + "|"} and RowKey lt {recordId + "}"}");

    private static string MarkRow(string recordId, string caseId) => $"{recordId}|{ObjectionMark}{caseId}";

    private static bool IsVersion(TableEntity row) => !row.RowKey.Contains('~', StringComparison.Ordinal);

    private async Task<List<TableEntity>> RowsAsync(string filter, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in (await account.TableAsync(Table)).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) rows.Add(row);
        return rows;
    }

    // Rows come in order of their keys: versions ascending, then the marks of the same record. Only the newest version is decrypted.
    private List<CreditRecord> Fold(List<TableEntity> rows)
    {
        var withdrawn = rows.Where(row => row.RowKey.StartsWith(WithdrawnMark, StringComparison.Ordinal))
            .Select(row => row.RowKey[WithdrawnMark.Length..]).ToHashSet(StringComparer.Ordinal);
        return [.. rows
            .GroupBy(row => row.RowKey[..row.RowKey.IndexOf('|', StringComparison.Ordinal)])
            .Where(record => record.Any(IsVersion))
            .Select(record => Record(record.Last(IsVersion), record.Where(row => !IsVersion(row)), withdrawn))];
    }

    private CreditRecord Record(TableEntity newest, IEnumerable<TableEntity> marks, HashSet<string> withdrawn)
    {
        var record = new CreditRecord(entities.To(newest), [.. marks.Select(row => row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..])]);
        return record.Newest.ConsentId is { } consentId && withdrawn.Contains(consentId) ? Withdrawn(record) : record;
    }

    // Nobody that reads a record sees what rests on a withdrawn consent, also where it forgets to ask.
    private static CreditRecord Withdrawn(CreditRecord record) => record with { Newest = record.Newest.Emptied(), IsConsentWithdrawn = true };
}
