using Microsoft.Data.Sqlite;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>The broker's file: every message that was acknowledged, and nothing that was settled.</summary>
/// <remarks>
/// One thread uses it. Writes gather in one transaction that <see cref="Commit"/> makes durable (write-ahead log, full sync), so
/// that many senders share one sync. The file is held exclusively: a second broker on it fails at once.
/// </remarks>
internal sealed class BrokerDatabase : IDisposable
{
    private const int SequenceBits = 48;
    private readonly SqliteConnection _connection;
    private readonly MessageSeal _seal;
    private readonly Statement _insert, _delete, _delivered, _moved, _rewritten, _content, _sequence, _peek, _sent, _sentPrune, _sentRead;
    private readonly Statement _remember, _forget, _begin, _commit;

    private BrokerDatabase(SqliteConnection connection, MessageSeal seal)
    {
        (_connection, _seal) = (connection, seal);
        _insert = new(connection, "INSERT INTO message VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", 9);
        _delete = new(connection, "DELETE FROM message WHERE id = $1", 1);
        _delivered = new(connection, "UPDATE message SET deliveries = $2 WHERE id = $1", 2);
        _moved = new(connection, "UPDATE message SET dead = $2, state = $3 WHERE id = $1", 3);
        _rewritten = new(connection, "UPDATE message SET body = $2 WHERE id = $1", 2);
        _content = new(connection, "SELECT head, body FROM message WHERE id = $1", 1);
        _sequence = new(connection, "UPDATE entity SET last = $2 WHERE number = $1", 2);
        _peek = new(connection, "SELECT id FROM message WHERE id >= $1 AND id < $2 AND dead = $3 ORDER BY id LIMIT $4", 4);
        _sent = new(connection, "INSERT INTO sent VALUES ($1, $2, $3, $4)", 4);
        _sentPrune = new(connection, "DELETE FROM sent WHERE id >= $1 AND id <= $2", 2);
        _sentRead = new(connection, "SELECT id, enqueued, head, body FROM sent WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3", 3);
        _remember = new(connection, "INSERT INTO duplicate VALUES ($1, $2, $3, $4)", 4);
        _forget = new(connection, "DELETE FROM duplicate WHERE number <= $1 AND entity = $2", 2);
        _begin = new(connection, "BEGIN IMMEDIATE", 0);
        _commit = new(connection, "COMMIT", 0);
    }

    /// <summary>Opens or makes the file. The key to its messages lies in the folder <c>keys</c> beside it.</summary>
    /// <exception cref="IOException">Another process holds it.</exception>
    public static BrokerDatabase Open(string path)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            Execute(connection, "PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768;");
            Execute(connection, """
                BEGIN IMMEDIATE;
                CREATE TABLE IF NOT EXISTS entity (number INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE COLLATE NOCASE, last INTEGER NOT NULL);
                CREATE TABLE IF NOT EXISTS message (id INTEGER PRIMARY KEY, dead INTEGER NOT NULL, state INTEGER NOT NULL,
                    enqueued INTEGER NOT NULL, due INTEGER NOT NULL, expires INTEGER NOT NULL, deliveries INTEGER NOT NULL,
                    head BLOB NOT NULL, body BLOB NOT NULL);
                CREATE TABLE IF NOT EXISTS sent (id INTEGER PRIMARY KEY, enqueued INTEGER NOT NULL, head BLOB NOT NULL, body BLOB NOT NULL);
                CREATE TABLE IF NOT EXISTS duplicate (number INTEGER PRIMARY KEY, entity INTEGER NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL);
                COMMIT;
                """);
            return new BrokerDatabase(connection, MessageSeal.In(Path.Combine(directory, "keys")));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 5 or 6)
        {
            connection.Dispose();
            throw new IOException($"Another local host has {path} open. Stop it, or give this one another data directory.", exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Writes since the last commit are waiting.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>An entity's number and last sequence number; a new entity gets the next number.</summary>
    public (int Number, long LastSequence) Entity(string path)
    {
        using var add = new Statement(_connection, "INSERT OR IGNORE INTO entity (path, last) VALUES ($1, 0)", 1);
        add.Run(path);
        using var find = new Statement(_connection, "SELECT number, last FROM entity WHERE path = $1", 1);
        using var row = find.Read(path);
        return row.Read() ? (row.GetInt32(0), row.GetInt64(1)) : throw new InvalidOperationException(path);
    }

    /// <summary>All messages, in order of entity and sequence number.</summary>
    public IEnumerable<StoredMessage> Messages()
    {
        using var all = new Statement(_connection, "SELECT id, dead, state, enqueued, due, expires, deliveries FROM message ORDER BY id", 0);
        using var row = all.Read();
        while (row.Read())
        {
            var (entity, sequence) = Split(row.GetInt64(0));
            yield return new StoredMessage(entity, sequence, row.GetInt64(1) != 0, (MessageState)row.GetInt32(2),
                row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt32(6));
        }
    }

    /// <summary>Message ids that an entity saw, oldest first.</summary>
    public IEnumerable<(long Number, int Entity, string Id, long At)> Duplicates()
    {
        using var all = new Statement(_connection, "SELECT number, entity, id, at FROM duplicate ORDER BY number", 0);
        using var row = all.Read();
        while (row.Read()) yield return (row.GetInt64(0), row.GetInt32(1), row.GetString(2), row.GetInt64(3));
    }

    public void Insert(StoredMessage message, MessageContent content) => Write(_insert, Id(message.Entity, message.Sequence),
        message.IsDeadLetter ? 1 : 0, (int)message.State, message.Enqueued, message.Due, message.Expires, message.Deliveries, _seal.Close(content.Head), _seal.Close(content.Body));

    public void Delete(int entity, long sequence) => Write(_delete, Id(entity, sequence));

    public void Delivered(int entity, long sequence, int deliveries) => Write(_delivered, Id(entity, sequence), deliveries);

    public void Move(int entity, long sequence, bool isDeadLetter, MessageState state) =>
        Write(_moved, Id(entity, sequence), isDeadLetter ? 1 : 0, (int)state);

    public void Rewrite(int entity, long sequence, byte[] body) => Write(_rewritten, Id(entity, sequence), _seal.Close(body));

    public void LastSequence(int entity, long sequence) => Write(_sequence, entity, sequence);

    public void Remember(long number, int entity, string id, long at) => Write(_remember, number, entity, id, at);

    /// <summary>Forgets what an entity saw up to a number.</summary>
    public void Forget(long number, int entity) => Write(_forget, number, entity);

    /// <summary>Notes what a topic was sent, and drops the oldest.</summary>
    public void Sent(int entity, long sequence, long enqueued, MessageContent content)
    {
        Write(_sent, Id(entity, sequence), enqueued, _seal.Close(content.Head), _seal.Close(content.Body));
        if (sequence % 1000 == 0) Write(_sentPrune, Id(entity, 0), Id(entity, sequence - BrokerLimits.SentLogLength));
    }

    public MessageContent Content(int entity, long sequence)
    {
        using var row = _content.Read(Id(entity, sequence));
        return row.Read()
            ? new MessageContent(_seal.Open(row.GetFieldValue<byte[]>(0)), _seal.Open(row.GetFieldValue<byte[]>(1)))
            : throw new InvalidOperationException($"Message {sequence} of entity {entity} is not in the file.");
    }

    /// <summary>Sequence numbers from one on, in order.</summary>
    public IReadOnlyList<long> Peek(int entity, bool isDeadLetter, long from, int count)
    {
        using var row = _peek.Read(Id(entity, Math.Max(0, from)), Id(entity + 1, 0), isDeadLetter ? 1 : 0, count);
        var found = new List<long>();
        while (row.Read()) found.Add(Split(row.GetInt64(0)).Sequence);
        return found;
    }

    /// <summary>What a topic was sent after a number, in order.</summary>
    public IReadOnlyList<(long Sequence, long Enqueued, MessageContent Content)> SentAfter(int entity, long after, int count)
    {
        using var row = _sentRead.Read(Id(entity, after), Id(entity + 1, 0), count);
        var found = new List<(long, long, MessageContent)>();
        while (row.Read())
        {
            found.Add((Split(row.GetInt64(0)).Sequence, row.GetInt64(1),
                new MessageContent(_seal.Open(row.GetFieldValue<byte[]>(2)), _seal.Open(row.GetFieldValue<byte[]>(3)))));
        }

        return found;
    }

    /// <summary>Makes what was written since the last commit durable.</summary>
    public void Commit()
    {
        if (!IsDirty) return;
        _commit.Run();
        IsDirty = false;
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_insert, _delete, _delivered, _moved, _rewritten, _content, _sequence, _peek, _sent, _sentPrune,
            _sentRead, _remember, _forget, _begin, _commit])
        {
            statement.Dispose();
        }

        _connection.Dispose();
        _seal.Dispose();
    }

    private static long Id(int entity, long sequence) => ((long)entity << SequenceBits) + sequence;

    private static (int Entity, long Sequence) Split(long id) => ((int)(id >> SequenceBits), id & ((1L << SequenceBits) - 1));

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Write(Statement statement, params ReadOnlySpan<object> values)
    {
        if (!IsDirty) _begin.Run();
        IsDirty = true;
        statement.Run(values);
    }
}
