using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Durable.Store;

/// <summary>The one writer: takes what waits, writes it in one transaction with one sync, and only then tells everybody.</summary>
internal sealed class WriteLoop(WriteSession session, ILogger logger)
{
    private const int LargestBatch = 1000;
    private const int RetriesBetweenLogs = 50;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromMilliseconds(200);

    private readonly Channel<IWrite> _waiting = Channel.CreateUnbounded<IWrite>(new() { SingleReader = true });
    private volatile bool _stopping;
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = Task.Run(RunAsync);

    /// <exception cref="InvalidOperationException">The engine stopped.</exception>
    public void Enqueue(IWrite write)
    {
        if (!_waiting.Writer.TryWrite(write)) throw new InvalidOperationException("The durable engine is stopped.");
    }

    /// <summary>Writes what waits, and ends.</summary>
    public async Task StopAsync()
    {
        // A disk that cannot be written at the end is not waited for: nothing of the rest was acknowledged.
        _stopping = true;
        _waiting.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        var batch = new List<IWrite>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out var write)) batch.Add(write);
            await WriteAsync(batch);
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<IWrite> batch)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                WriteTogether(batch);
                break;
            }
            catch (SqliteException busyOrFull) when (IsPassing(busyOrFull) && !_stopping)
            {
                if (attempt % RetriesBetweenLogs == 0) logger.LogCritical(busyOrFull, "The durable store cannot be written; everything waits until it can.");
                await Task.Delay(RetryInterval, TimeProvider.System);
            }
            catch (Exception) when (batch.Count > 1)
            {
                // One of them cannot be written: find out which, so that the others are.
                foreach (var write in batch) await WriteAsync([write]);
                return;
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "A write to the durable store was rejected.");
                batch[0].Rejected(exception);
                return;
            }
        }

        foreach (var write in batch) write.Committed();
    }

    private void WriteTogether(List<IWrite> batch)
    {
        session.Begin();
        try
        {
            foreach (var write in batch) write.Apply(session);
            session.Commit();
        }
        catch
        {
            session.RollBack();
            throw;
        }
    }

    /// <summary>Errors of the surroundings that go away: another program's lock, a full disk, an I/O error.</summary>
    private static bool IsPassing(SqliteException exception) => exception.SqliteErrorCode is
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR
        or SQLitePCL.raw.SQLITE_NOMEM or SQLitePCL.raw.SQLITE_CANTOPEN;
}
