using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Orchestration;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Durable.Store;

/// <summary>The statements of the one writer. All of them run inside the transaction of a <see cref="WriteLoop"/>.</summary>
internal sealed class WriteSession : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<Statement> _statements = [];
    private readonly Statement _find, _insert, _running, _finish, _continue, _delete, _deleteHistory, _deleteTasks, _deleteTimers, _deleteInbox;
    private readonly Statement _turn, _putMessage, _takeMessage, _addTask, _removeTask, _addTimer, _removeTimer, _begin, _commit, _rollback;
    private long _nextMessage, _firstMessage;

    public WriteSession(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
        _find = Prepare("SELECT Execution, Status FROM Instances WHERE Id = @id");
        _insert = Prepare("""
            INSERT INTO Instances (Execution, Id, Name, Version, Status, Started, StartAt, CreatedAt, UpdatedAt, ParentId, ParentName, ParentExecution, ParentTask, Input)
            VALUES (@execution, @id, @name, @version, @status, 0, @startAt, @createdAt, @createdAt, @parentId, @parentName, @parentExecution, @parentTask, @input)
            """);
        _running = Prepare("UPDATE Instances SET Status = @status, Started = @started, UpdatedAt = @at, CustomStatus = @custom WHERE Execution = @execution");
        _finish = Prepare("""
            UPDATE Instances SET Status = @status, Started = 1, UpdatedAt = @at, CustomStatus = @custom, Output = @output, Failure = @failure
            WHERE Execution = @execution
            """);
        _continue = Prepare("""
            UPDATE Instances SET Execution = @next, Started = 0, StartAt = NULL, UpdatedAt = @at, CustomStatus = @custom, Input = @input
            WHERE Execution = @execution
            """);
        _delete = Prepare("DELETE FROM Instances WHERE Execution = @execution");
        _deleteHistory = Prepare("DELETE FROM History WHERE Execution = @execution");
        _deleteTasks = Prepare("DELETE FROM Tasks WHERE Execution = @execution");
        _deleteTimers = Prepare("DELETE FROM Timers WHERE Execution = @execution");
        _deleteInbox = Prepare("DELETE FROM Inbox WHERE Instance = @id");
        _turn = Prepare("INSERT INTO History (Execution, Turn, Body) VALUES (@execution, @turn, @body)");
        _putMessage = Prepare("INSERT INTO Inbox (Seq, Instance, Execution, Body) VALUES (@seq, @id, @execution, @body)");
        _takeMessage = Prepare("DELETE FROM Inbox WHERE Seq = @seq");
        _addTask = Prepare("INSERT INTO Tasks (Execution, Task, Instance, Name, Input) VALUES (@execution, @task, @id, @name, @input)");
        _removeTask = Prepare("DELETE FROM Tasks WHERE Execution = @execution AND Task = @task");
        _addTimer = Prepare("INSERT INTO Timers (Execution, Timer, Instance, FireAt) VALUES (@execution, @timer, @id, @at)");
        _removeTimer = Prepare("DELETE FROM Timers WHERE Execution = @execution AND Timer = @timer");
        var (first, last) = Prepare("SELECT coalesce(min(Seq), 1), coalesce(max(Seq), 0) FROM Inbox").Query(row => (row.GetInt64(0), row.GetInt64(1))).Single();
        (_firstMessage, _nextMessage) = (Math.Min(first, 1), last + 1);
    }

    public void Begin() => _begin.Execute();

    public void Commit() => _commit.Execute();

    public void RollBack()
    {
        try
        {
            _rollback.Execute();
        }
        catch (SqliteException)
        {
            // After a full disk or an I/O error SQLite has rolled back by itself.
        }
    }

    public InstanceState? Find(string id) =>
        _find.Query(row => new InstanceState(row.GetInt64(0), (OrchestrationRuntimeStatus)row.GetInt32(1)), id).FirstOrDefault();

    public void Insert(NewInstance instance)
    {
        var (header, parent) = (instance.Header, instance.Header.Parent);
        _insert.Execute(header.Execution, header.Id, header.Name, header.Version, (int)OrchestrationRuntimeStatus.Pending,
            instance.StartAt?.UtcTicks, instance.CreatedAt.UtcTicks, parent?.Id, parent?.Name, parent?.Execution, parent?.TaskId, header.Input);
    }

    public void Append(long execution, int number, string turn) => _turn.Execute(execution, number, turn);

    public void Update(long execution, OrchestrationRuntimeStatus status, bool started, DateTimeOffset at, string? customStatus) =>
        _running.Execute((int)status, started ? 1 : 0, at.UtcTicks, customStatus, execution);

    /// <summary>The run ended: nothing waits for it any more.</summary>
    public void Finish(InstanceHeader header, FinalState final, DateTimeOffset at, string? customStatus)
    {
        _finish.Execute((int)final.Status, at.UtcTicks, customStatus, final.Output,
            final.Failure is { } failure ? HistoryJson.Write(failure) : null, header.Execution);
        _deleteTasks.Execute(header.Execution);
        _deleteTimers.Execute(header.Execution);
        _deleteInbox.Execute(header.Id);
    }

    /// <summary>The instance goes on as another run: same row, new number, no history.</summary>
    public void Continue(long execution, long next, string? input, DateTimeOffset at, string? customStatus)
    {
        _continue.Execute(next, at.UtcTicks, customStatus, input, execution);
        _deleteHistory.Execute(execution);
    }

    /// <summary>Removes every trace of a run.</summary>
    public void Delete(string id, long execution)
    {
        _delete.Execute(execution);
        _deleteHistory.Execute(execution);
        _deleteTasks.Execute(execution);
        _deleteTimers.Execute(execution);
        _deleteInbox.Execute(id);
    }

    /// <returns>The message's number.</returns>
    public long PutMessage(string id, long? execution, Arrival message) => Put(_nextMessage++, id, execution, message);

    /// <summary>Before all others: what an earlier run left over came before what waits.</summary>
    /// <returns>The message's number.</returns>
    public long PutMessageFirst(string id, Arrival message) => Put(--_firstMessage, id, null, message);

    public void TakeMessage(long seq) => _takeMessage.Execute(seq);

    public void Add(TaskRow task) => _addTask.Execute(task.Execution, task.TaskId, task.InstanceId, task.Name, task.Input);

    public void RemoveTask(long execution, int task) => _removeTask.Execute(execution, task);

    public void Add(TimerRow timer) => _addTimer.Execute(timer.Execution, timer.TimerId, timer.InstanceId, timer.FireAt.UtcTicks);

    public void RemoveTimer(long execution, int timer) => _removeTimer.Execute(execution, timer);

    public void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
        _connection.Dispose();
    }

    private long Put(long seq, string id, long? execution, Arrival message)
    {
        _putMessage.Execute(seq, id, execution, HistoryJson.Write(message));
        return seq;
    }

    private Statement Prepare(string text)
    {
        var statement = new Statement(_connection, text);
        _statements.Add(statement);
        return statement;
    }
}
