using Azure.Data.Tables;
using CreditFunctions.Ledger.Keys;
using CreditFunctions.Ledger.Segments;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Storage;

namespace CreditFunctions.Ledger.Index;

/// <summary>Follows the segments into the index. Where it stands is written after what it stands on: done again, nothing changes.</summary>
/// <remarks>
/// Rows of <c>AccessLogPositions</c>: (day, segment) → offset up to which all is in the index; (<c>state</c>, <c>day</c>) → the first day to look at.
/// Cost: 1 round trip where nothing is new; else 2 a segment with new lines, and 1 for each subject in them. A process's first look 2 more.
/// </remarks>
internal sealed class AccessLogIndexer(StorageAccount account, SegmentFiles files, LedgerReader reader, TimeProvider clock) : IDisposable
{
    private const string Positions = "AccessLogPositions", StatePartition = "state", DayRow = "day", OffsetColumn = "Offset", DayColumn = "Day";

    // An entity group transaction takes 100 rows and 4 MiB.
    private const int MostRows = 100, AtATime = 16, MostEntries = 5_000;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<string, long> _done = new(StringComparer.Ordinal);
    private DateOnly? _from;

    /// <summary>Takes in all that was stored before the call.</summary>
    /// <returns>How many entries were taken in.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var today = ChinaTime.DateOf(clock.GetUtcNow());
            var from = _from ??= await ResumeAsync(cancellationToken);
            var found = await files.ListAsync(from, (today > from ? today : from).AddDays(1), cancellationToken);
            var count = 0;
            foreach (var file in found.Where(file => file.Length > _done.GetValueOrDefault(file.Name)))
            {
                count += await FollowAsync(file, _done.GetValueOrDefault(file.Name), cancellationToken);
                await SaveAsync(file, cancellationToken);
            }

            await MoveOnAsync(from, today, cancellationToken);
            return count;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Takes in everything from the beginning, while the app runs. Again changes nothing.</summary>
    /// <remarks>Cost: as many bytes as the ledger has.</remarks>
    public async Task<int> RebuildAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var file in await files.ListAsync(DateOnly.MinValue, DateOnly.MaxValue, cancellationToken))
        {
            count += await FollowAsync(file, 0, cancellationToken);
        }

        return count;
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task<int> FollowAsync(SegmentFile file, long from, CancellationToken cancellationToken)
    {
        var (count, some) = (0, new List<ReadEntry>());
        await foreach (var entry in reader.ReadAsync(file.Name, from, file.Length, cancellationToken))
        {
            // An erased entry tells no longer whom it was about: it is in no view.
            if (entry.Entry is not null) some.Add(entry);
            if (some.Count < MostEntries) continue;
            count += some.Count;
            await WriteAsync(some, cancellationToken);
            some.Clear();
        }

        await WriteAsync(some, cancellationToken);
        return count + some.Count;
    }

    private async Task WriteAsync(List<ReadEntry> entries, CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(AccessLogIndex.Table);
        await Parallel.ForEachAsync(entries.GroupBy(entry => LedgerKeys.OwnerOf(entry.Entry!.SubjectId)),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken }, async (ofOne, stop) =>
            {
                // What two appended for the same change stands twice, under one id: a transaction takes a row once.
                foreach (var some in ofOne.DistinctBy(entry => entry.Stored.Id).Chunk(MostRows))
                {
                    await table.SubmitTransactionAsync(some.Select(entry => new TableTransactionAction(TableTransactionActionType.UpsertReplace,
                        AccessLogRow.Of(entry).ToEntity(ofOne.Key))), stop);
                }
            });
    }

    private async Task SaveAsync(SegmentFile file, CancellationToken cancellationToken)
    {
        await (await account.TableAsync(Positions)).UpsertEntityAsync(
            new TableEntity(DayOf(file.Day), RowOf(file.Name)) { [OffsetColumn] = file.Length }, TableUpdateMode.Replace, cancellationToken);
        _done[file.Name] = file.Length;
    }

    // A segment grows on its own day, and a moment after it: what is older than yesterday was taken in whole.
    private async Task MoveOnAsync(DateOnly from, DateOnly today, CancellationToken cancellationToken)
    {
        var next = today.AddDays(-1);
        if (next <= from) return;
        await (await account.TableAsync(Positions)).UpsertEntityAsync(
            new TableEntity(StatePartition, DayRow) { [DayColumn] = next.DayNumber }, TableUpdateMode.Replace, cancellationToken);
        _from = next;
        foreach (var old in _done.Keys.Where(name => string.CompareOrdinal(name, Format.SegmentName.Prefix(next)) < 0).ToList()) _done.Remove(old);
    }

    private async Task<DateOnly> ResumeAsync(CancellationToken cancellationToken)
    {
        var table = await account.TableAsync(Positions);
        var state = await table.GetEntityIfExistsAsync<TableEntity>(StatePartition, DayRow, cancellationToken: cancellationToken);
        if (!state.HasValue) return DateOnly.MinValue;
        var from = DateOnly.FromDayNumber(state.Value!.GetInt32(DayColumn)!.Value);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {DayOf(from)} and PartitionKey lt {StatePartition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            _done[row.RowKey.Replace('|', '/')] = row.GetInt64(OffsetColumn)!.Value;
        }

        return from;
    }

    private static string DayOf(DateOnly day) => day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);

    private static string RowOf(string segment) => segment.Replace('/', '|');
}
