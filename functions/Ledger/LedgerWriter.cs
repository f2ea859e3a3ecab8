using System.Threading.Channels;
using CreditFunctions.Ledger.Keys;
using CreditFunctions.Ledger.Sealing;
using CreditFunctions.Ledger.Segments;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Storage;
using CreditFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Ledger;

/// <summary>Writes the ledger, one writer a process. Queries that wait together share one append (group commit).</summary>
/// <remarks>
/// Cost: one storage round trip a query at the most, shared under load; one more where a day or a full blob begins a new segment; once an hour a look
/// at the newest seal, whose day no segment may be behind (<see cref="SealedDay"/>); and a subject's key where it was not met for ten minutes,
/// which <see cref="Expect(string)"/> fetches while the answer is being read.
/// Payloads are sealed by those who append, side by side; the one writer only numbers, chains and stores.
/// </remarks>
internal sealed class LedgerWriter : ILedger, IAsyncDisposable
{
    private const int LargestAppend = 2 * 1024 * 1024, MostEntries = 2_000;

    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(20_000);
    private readonly SegmentWriter _segments;
    private readonly LedgerKeys _keys;
    private readonly LedgerReader _reader;
    private readonly SealedDay _sealed;
    private readonly SealGauge _gauge;
    private readonly TimeProvider _clock;
    private readonly ILogger<LedgerWriter> _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writer;
    private readonly Gathering _gathering;

    public LedgerWriter(StorageAccount account, LedgerKeys keys, LedgerReader reader, SealedDay sealedDay, SealGauge gauge, TimeProvider clock,
        ILogger<LedgerWriter> logger)
    {
        _segments = new SegmentWriter(account);
        (_keys, _reader, _sealed, _gauge, _clock, _logger) = (keys, reader, sealedDay, gauge, clock, logger);
        _gathering = new Gathering(() => _queue.Reader.Count);
        // It writes for all: it must not go on in the trace of the request that happened to be the first.
        using (ExecutionContext.SuppressFlow()) _writer = Task.Run(WriteAsync);
    }

    /// <inheritdoc />
    public IDisposable Expect() => _gathering.Begin();

    /// <inheritdoc />
    public IDisposable Expect(string? subjectId)
    {
        _keys.Prefetch(subjectId);
        return _gathering.Begin();
    }

    /// <inheritdoc />
    public async Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        Waiting waiting;
        // An append waits for those that are being sealed too.
        using (_gathering.Begin())
        {
            waiting = new Waiting(await SealAsync(entry with { Id = entry.Id.Length > 0 ? entry.Id : EntryId.New(now), At = now }, cancellationToken));
        }

        try
        {
            await _queue.Writer.WriteAsync(waiting, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw LedgerProblems.Unavailable.AsException();
        }

        _gathering.Tell();

        // Not cancellable from here on: a query that is in the ledger counts as made.
        await waiting.Stored.Task;
        if (entry.Outcome != LedgerEntry.Answered) QueryMetrics.Refused(entry.Unit, entry.Outcome);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<LedgerEntry> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        _reader.ReadAsync(from, to, cancellationToken);

    private async ValueTask<SealedEntry> SealAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return SealedEntry.Of(entry, await _keys.CurrentAsync(entry.SubjectId).WaitAsync(cancellationToken));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _logger.LogError(error, "There is no key for an entry; its query is not answered");
            LedgerMetrics.Failed();
            throw LedgerProblems.Unavailable.AsException();
        }
    }

    private async Task WriteAsync()
    {
        var batch = new List<Waiting>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            await _gathering.WaitAsync();
            batch.Clear();
            var size = 0;
            while (batch.Count < MostEntries && size < LargestAppend && _queue.Reader.TryRead(out var waiting))
            {
                size += waiting.Entry.Size;
                batch.Add(waiting);
            }

            await AppendBatchAsync(batch);
        }
    }

    private async Task AppendBatchAsync(List<Waiting> batch)
    {
        try
        {
            var (today, sealedDay) = (ChinaTime.DateOf(_clock.GetUtcNow()), await _sealed.NowAsync(_stop.Token));
            var end = await _segments.AppendAsync(today > sealedDay ? today : sealedDay, [.. batch.Select(waiting => waiting.Entry)], _stop.Token);
            _gauge.Appended(end.Segment, end.Offset);
            var now = _clock.GetUtcNow();
            foreach (var waiting in batch)
            {
                LedgerMetrics.Stored(now - waiting.Entry.At);
                waiting.Stored.SetResult();
            }
        }
        // Whatever failed, the answer is the same: not stored, so not answered.
        catch (Exception error)
        {
            _logger.LogError(error, "The ledger could not be written; {Count} queries are not answered", batch.Count);
            LedgerMetrics.Failed();
            foreach (var waiting in batch) waiting.Stored.SetException(LedgerProblems.Unavailable.AsException());
        }
    }

    /// <summary>Stores what waits, then ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writer;
        _stop.Dispose();
    }

    private sealed record Waiting(SealedEntry Entry)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
