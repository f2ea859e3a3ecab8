using Azure;
using Azure.Data.Tables;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Storage;

namespace CreditFunctions.Calendar;

/// <summary>
/// Publications as data: every version is kept, and the next number is free for one writer only, so that of two who publish
/// at once one decides anew on what the other stored.
/// </summary>
/// <remarks>Cost: a read is 1 round trip a minute and process, a publication 2.</remarks>
internal sealed class CalendarStore(StorageAccount account, TimeProvider clock, string table = "Calendar") : ICalendars
{
    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(1);
    private PublishedCalendars? _read;

    /// <inheritdoc />
    public async Task<WorkingCalendar> CurrentAsync(CancellationToken cancellationToken) => (await GetAsync(cancellationToken)).Current;

    /// <inheritdoc />
    public async Task<WorkingCalendar?> FindAsync(string version, CancellationToken cancellationToken) =>
        (await GetAsync(cancellationToken)).Find(version) ?? (await ReadAsync(cancellationToken)).Find(version);

    /// <inheritdoc />
    public async Task<CalendarNews?> NewsSinceAsync(string version, CancellationToken cancellationToken)
    {
        // Looked up first: where another instance counted by a newer calendar, all are read afresh.
        var countedBy = await FindAsync(version, cancellationToken);
        var published = await GetAsync(cancellationToken);
        if (published.Current.PublishedYears.LastOrDefault(year => countedBy?.Year(year.Year).Version != year.Version) is not { Notice: { } notice }) return null;
        return new CalendarNews(notice, countedBy is not null && published.Publications is [.., var newest] ? ChinaTime.At(newest.PublishedAt) : null);
    }

    /// <summary>All publications, at most a minute old.</summary>
    public async Task<PublishedCalendars> GetAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _read) is { } read && clock.GetUtcNow() - read.ReadAt < s_fresh ? read : await ReadAsync(cancellationToken);

    /// <summary>All publications, as they stand now.</summary>
    public async Task<PublishedCalendars> ReadAsync(CancellationToken cancellationToken)
    {
        var readAt = clock.GetUtcNow();
        var publications = new List<CalendarPublication>();
        var calendar = WorkingCalendar.Shipped;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {PublicationRow.Partition}");
        await foreach (var row in (await TableAsync()).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            publications.Add(PublicationRow.Read(row, calendar));
            calendar = publications[^1].Calendar;
        }

        var read = new PublishedCalendars(publications, readAt);
        Volatile.Write(ref _read, read);
        return read;
    }

    /// <summary>Stores a publication as the next after those read. Null where somebody else stored one first: read and decide again.</summary>
    public async Task<CalendarPublication?> TryAddAsync(PublishedCalendars read, CalendarYear year, string by, CancellationToken cancellationToken)
    {
        var publication = new CalendarPublication(
            read.Publications.Count + 1, year, read.Current.Publish(year), clock.GetUtcNow(), by, Announced: false);
        if (!await (await TableAsync()).TryAddAsync(PublicationRow.Of(publication), cancellationToken)) return null;
        Volatile.Write(ref _read, null);
        return publication;
    }

    /// <summary>Notes that everybody was told.</summary>
    public async Task MarkAnnouncedAsync(CalendarPublication publication, CancellationToken cancellationToken)
    {
        var mark = new TableEntity(PublicationRow.Partition, PublicationRow.Key(publication.Number)) { [PublicationRow.Announced] = true };
        await (await TableAsync()).UpdateEntityAsync(mark, ETag.All, TableUpdateMode.Merge, cancellationToken);
        Volatile.Write(ref _read, null);
    }

    private Task<TableClient> TableAsync() => account.TableAsync(table);
}
