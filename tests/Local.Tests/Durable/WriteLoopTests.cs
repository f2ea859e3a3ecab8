using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Local.Tests.Durable;

public class WriteLoopTests
{
    [Fact]
    public async Task One_write_that_fails_does_not_take_the_others_of_its_batch_along()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(Path.Combine(folder.Path, "durable.db"));
        using var session = new WriteSession(database.OpenWriter());
        var loop = new WriteLoop(session, NullLogger.Instance);
        var writes = Enumerable.Range(0, 30).Select(number => new ProbeWrite($"id-{number}", fails: number == 17)).ToList();

        writes.ForEach(loop.Enqueue);
        loop.Start();
        var results = await Task.WhenAll(writes.Select(write => write.Committed.Task));
        await loop.StopAsync();

        Assert.Equal(writes.Select(write => !write.Fails), results);
        Assert.Equal(29, new ReadSession(database).Inbox().Count);
    }

    [Fact]
    public async Task Writes_wait_while_another_program_holds_the_file()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "durable.db");
        using var database = Database.Open(path);
        using var session = new WriteSession(database.OpenWriter());
        var loop = new WriteLoop(session, NullLogger.Instance);
        await using var other = new SqliteConnection($"Data Source={path};Pooling=False");
        other.Open();
        await using var hold = other.BeginTransaction();
        var write = new ProbeWrite("one", fails: false);

        loop.Start();
        loop.Enqueue(write);
        await Task.Delay(50);
        var before = write.Committed.Task.IsCompleted;
        await hold.RollbackAsync();

        Assert.False(before);
        Assert.True(await write.Committed.Task);
        await loop.StopAsync();
    }

    [Fact]
    public async Task After_the_stop_nothing_is_taken()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(Path.Combine(folder.Path, "durable.db"));
        using var session = new WriteSession(database.OpenWriter());
        var loop = new WriteLoop(session, NullLogger.Instance);
        loop.Start();
        await loop.StopAsync();

        Assert.Throws<InvalidOperationException>(() => loop.Enqueue(new ProbeWrite("one", fails: false)));
    }

    [Fact]
    public void Every_commit_is_synced_to_disk()
    {
        using var folder = new TemporaryFolder();
        using var database = Database.Open(Path.Combine(folder.Path, "durable.db"));
        using var connection = database.OpenWriter();
        using var command = connection.CreateCommand();

        command.CommandText = "PRAGMA synchronous";
        var synchronous = command.ExecuteScalar();
        command.CommandText = "PRAGMA journal_mode";

        Assert.Equal(2L, synchronous); // FULL
        Assert.Equal("wal", command.ExecuteScalar());
    }

    private sealed class ProbeWrite(string id, bool fails) : IWrite
    {
        public bool Fails => fails;

        public TaskCompletionSource<bool> Committed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Apply(WriteSession session)
        {
            session.PutMessage(id, null, new EventRaised("Probe", null));
            if (fails) session.Append(1, 1, null!);
        }

        void IWrite.Committed() => Committed.SetResult(true);

        public void Rejected(Exception exception) => Committed.SetResult(false);
    }
}
