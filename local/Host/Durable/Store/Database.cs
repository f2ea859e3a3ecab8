using Microsoft.Data.Sqlite;

namespace CreditFunctions.Local.Durable.Store;

/// <summary>The SQLite file: WAL, every commit on disk before it counts, one writer and many readers.</summary>
internal sealed class Database : IDisposable
{
    private readonly string _connectionString;
    private readonly DatabaseLock _lock;

    private Database(string path)
    {
        Path = path;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true }.ToString();
        _lock = DatabaseLock.Take(path);
    }

    public string Path { get; }

    /// <exception cref="InvalidOperationException">Another process uses the file, or a newer host wrote it.</exception>
    public static Database Open(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        var database = new Database(path);
        try
        {
            using var connection = database.OpenWriter();
            Schema.Ensure(connection);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The one connection that writes.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = OpenReader();
        using var command = connection.CreateCommand();
        // synchronous=FULL syncs the log at every commit. The log is copied back less often than by default: it is the slow part.
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000";
        command.ExecuteNonQuery();
        return connection;
    }

    public SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString)) SqliteConnection.ClearPool(connection);
        _lock.Dispose();
    }
}
