using Microsoft.Data.Sqlite;

namespace CreditFunctions.Local.Durable.Store;

/// <summary>The tables. Times are UTC ticks; payloads and history are JSON.</summary>
internal static class Schema
{
    private const int Current = 1;

    private const string Tables = """
        CREATE TABLE Instances (
          Execution INTEGER PRIMARY KEY,
          Id TEXT NOT NULL UNIQUE,
          Name TEXT NOT NULL,
          Version TEXT NOT NULL,
          Status INTEGER NOT NULL,
          Started INTEGER NOT NULL,
          StartAt INTEGER,
          CreatedAt INTEGER NOT NULL,
          UpdatedAt INTEGER NOT NULL,
          ParentId TEXT,
          ParentName TEXT,
          ParentExecution INTEGER,
          ParentTask INTEGER,
          Input TEXT,
          Output TEXT,
          CustomStatus TEXT,
          Failure TEXT) STRICT;
        CREATE INDEX Unstarted ON Instances (Started) WHERE Started = 0;
        CREATE TABLE History (
          Execution INTEGER NOT NULL,
          Turn INTEGER NOT NULL,
          Body TEXT NOT NULL,
          PRIMARY KEY (Execution, Turn)) STRICT, WITHOUT ROWID;
        CREATE TABLE Tasks (
          Execution INTEGER NOT NULL,
          Task INTEGER NOT NULL,
          Instance TEXT NOT NULL,
          Name TEXT NOT NULL,
          Input TEXT,
          PRIMARY KEY (Execution, Task)) STRICT, WITHOUT ROWID;
        CREATE TABLE Timers (
          Execution INTEGER NOT NULL,
          Timer INTEGER NOT NULL,
          Instance TEXT NOT NULL,
          FireAt INTEGER NOT NULL,
          PRIMARY KEY (Execution, Timer)) STRICT, WITHOUT ROWID;
        CREATE TABLE Inbox (
          Seq INTEGER PRIMARY KEY,
          Instance TEXT NOT NULL,
          Execution INTEGER,
          Body TEXT NOT NULL) STRICT;
        CREATE INDEX InboxOfInstance ON Inbox (Instance);
        PRAGMA user_version = 1;
        """;

    /// <exception cref="InvalidOperationException">A newer version of the host wrote the file.</exception>
    public static void Ensure(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        switch (Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture))
        {
            case 0:
                command.CommandText = Tables;
                command.ExecuteNonQuery();
                transaction.Commit();
                break;
            case Current:
                break;
            case var other:
                throw new InvalidOperationException($"The durable store has version {other}; this host reads version {Current}. Start the newer host, or use another data folder.");
        }
    }
}
