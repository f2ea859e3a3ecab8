using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Orchestration;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Durable.Store;

/// <summary>What the engine reads of committed state: instances that are not in memory, and at the start all that waits.</summary>
internal sealed class ReadSession(Database database)
{
    /// <summary>The highest run number in use; 0 where there is none.</summary>
    public long LastExecution() => Read("SELECT coalesce(max(Execution), 0) FROM Instances", row => row.GetInt64(0)).Single();

    public List<UnstartedRow> Unstarted() => Read("SELECT Id, Execution, StartAt FROM Instances WHERE Started = 0 ORDER BY Execution",
        row => new UnstartedRow(row.GetString(0), row.GetInt64(1), row.TimeOrNull(2)));

    public List<InboxRow> Inbox() => Read("SELECT Seq, Instance, Execution, Body FROM Inbox ORDER BY Seq",
        row => new InboxRow(row.GetInt64(0), row.GetString(1), row.NumberOrNull(2), HistoryJson.ReadArrival(row.GetString(3))));

    public List<TaskRow> Tasks() => Read("SELECT Instance, Execution, Task, Name, Input FROM Tasks ORDER BY Execution, Task",
        row => new TaskRow(row.GetString(0), row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.TextOrNull(4)));

    public List<TimerRow> Timers() => Read("SELECT Instance, Execution, Timer, FireAt FROM Timers",
        row => new TimerRow(row.GetString(0), row.GetInt64(1), row.GetInt32(2), row.Time(3)));

    /// <summary>An instance with its history, or null where there is none of that id.</summary>
    public StoredRun? Load(string id)
    {
        using var connection = database.OpenReader();
        // One snapshot: the row and its history must belong together.
        using var snapshot = connection.BeginTransaction(deferred: true);
        var run = Rows(connection, """
            SELECT Id, Execution, Name, Version, Input, ParentId, ParentName, ParentExecution, ParentTask, Status, CustomStatus
            FROM Instances WHERE Id = @id
            """, ReadRun, ("@id", id)).FirstOrDefault();
        if (run is null) return null;
        var history = Rows(connection, "SELECT Body FROM History WHERE Execution = @execution ORDER BY Turn",
            row => HistoryJson.ReadTurn(row.GetString(0)), ("@execution", run.Header.Execution));
        return run with { History = history };
    }

    private static StoredRun ReadRun(SqliteDataReader row)
    {
        var parent = row.TextOrNull(5) is { } parentId ? new ParentLink(parentId, row.GetString(6), row.GetInt64(7), row.GetInt32(8)) : null;
        var header = new InstanceHeader(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), parent);
        return new(header, new(header.Execution, (OrchestrationRuntimeStatus)row.GetInt32(9)), row.TextOrNull(10), []);
    }

    private List<T> Read<T>(string text, Func<SqliteDataReader, T> read)
    {
        using var connection = database.OpenReader();
        return Rows(connection, text, read);
    }

    private static List<T> Rows<T>(SqliteConnection connection, string text, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }
}
