using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using CreditFunctions.Storage;
using CreditFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Ledger;

/// <summary>The query log in append blobs, one writer a process. Queries that wait together share one append (group commit).</summary>
/// <remarks>
/// Cost: one storage round trip a query at the most, shared under load; one more where a day or a full blob begins a new one.
/// A blob's name is day, writer and number; a line is one entry as JSON. An append that failed may still have reached the storage: its
/// queries were not answered, and the writer goes on in a new blob, so that nothing is ever written twice into one.
/// </remarks>
internal sealed class LedgerWriter : ILedger, IAsyncDisposable
{
    internal const string Container = "query-log";
    private const int LargestAppend = 2 * 1024 * 1024, MostEntries = 2_000;

    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(20_000);
    private readonly LedgerBlobs _blobs;
    private readonly TimeProvider _clock;
    private readonly ILogger<LedgerWriter> _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _writer;
    private readonly Gathering _gathering;

    public LedgerWriter(StorageAccount account, TimeProvider clock, ILogger<LedgerWriter> logger)
    {
        _blobs = new LedgerBlobs(account);
        _clock = clock;
        _logger = logger;
        _gathering = new Gathering(() => _queue.Reader.Count);
        // It writes for all: it must not go on in the trace of the request that happened to be the first.
        using (ExecutionContext.SuppressFlow()) _writer = Task.Run(WriteAsync);
    }

    /// <inheritdoc />
    public IDisposable Expect() => _gathering.Begin();

    /// <inheritdoc />
    public async Task AppendAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(entry with { Id = NewId.Make('q'), At = _clock.GetUtcNow() });
        try
        {
            await _queue.Writer.WriteAsync(waiting, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw LedgerProblems.Unavailable.AsException();
        }

        _gathering.Tell();

        // Not cancellable from here on: a query that is in the log counts as made.
        await waiting.Stored.Task;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<LedgerEntry> ReadAsync(DateOnly from, DateOnly to,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
        {
            await foreach (var line in _blobs.LinesAsync(day, cancellationToken))
            {
                yield return JsonSerializer.Deserialize<LedgerEntry>(line, Problems.JsonContract.Options)
                    ?? throw new InvalidDataException("An entry of the query log is null.");
            }
        }
    }

    private async Task WriteAsync()
    {
        var batch = new List<Waiting>();
        using var lines = new MemoryStream();
        while (await _queue.Reader.WaitToReadAsync())
        {
            await _gathering.WaitAsync();
            batch.Clear();
            lines.SetLength(0);
            while (batch.Count < MostEntries && lines.Length < LargestAppend && _queue.Reader.TryRead(out var waiting))
            {
                JsonSerializer.Serialize(lines, waiting.Entry, Problems.JsonContract.Options);
                lines.WriteByte((byte)'\n');
                batch.Add(waiting);
            }

            await AppendBatchAsync(batch, lines);
        }
    }

    private async Task AppendBatchAsync(List<Waiting> batch, MemoryStream lines)
    {
        try
        {
            lines.Position = 0;
            await _blobs.AppendAsync(LedgerBlobs.DayOf(_clock.GetUtcNow()), lines, _stop.Token);
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
            _logger.LogError(error, "The query log could not be written; {Count} queries are not answered", batch.Count);
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

    private sealed record Waiting(LedgerEntry Entry)
    {
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
