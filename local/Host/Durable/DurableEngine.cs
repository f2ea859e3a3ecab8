using CreditFunctions.Local.Clock;
using CreditFunctions.Local.Durable.Client;
using CreditFunctions.Local.Durable.Dispatch;
using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Durable;

/// <summary>Runs durable orchestrations on one machine, with all their state in one SQLite file.</summary>
/// <remarks>
/// A turn is one transaction: its history, timers, tasks, messages and status are on disk together or not at all, and nothing that
/// it set off begins before. So a process may die at any instant: after the next start everything that was acknowledged goes on,
/// each turn happened once, and an activity whose result was not yet taken runs again.
/// </remarks>
/// <param name="databasePath">The SQLite file; made where it is missing. One engine at a time.</param>
/// <param name="code">The app's orchestrators and activities.</param>
/// <param name="converter">Writes and reads payloads.</param>
/// <param name="clock">The time of timers and turns; may be a controlled clock.</param>
/// <param name="loggers">Makes loggers, the orchestrators' replay-safe ones too.</param>
/// <param name="options">How it works.</param>
internal sealed class DurableEngine(string databasePath, IDurableCode code, DataConverter converter, TimeProvider clock, ILoggerFactory loggers,
    DurableEngineOptions options) : IClockDriven, IAsyncDisposable
{
    private readonly Quiescence _quiescence = new();
    private readonly LocalDurableTaskClient _client = new(converter, clock, loggers.CreateLogger<DurableEngine>());
    private Running? _running;

    /// <summary>Starts instances and talks to them, once the engine is started.</summary>
    public DurableTaskClient Client => _client;

    public DateTimeOffset? NextDue => _running?.Effects.Timers.NextDue;

    public bool IsQuiet => _quiescence.IsQuiet && _running?.Effects.Timers.HasDue != true;

    public async Task WhenQuietAsync(CancellationToken cancellationToken)
    {
        while (!IsQuiet)
        {
            _running?.Effects.Timers.FireDue();
            await _quiescence.WhenQuietAsync(cancellationToken);
        }
    }

    /// <summary>Opens the file and goes on with everything that waits in it.</summary>
    /// <exception cref="InvalidOperationException">Another process uses the file, or a newer host wrote it.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (_running is not null) throw new InvalidOperationException("The durable engine is started already.");
        cancellationToken.ThrowIfCancellationRequested();
        var database = Database.Open(databasePath);
        try
        {
            var store = new ReadSession(database);
            // Read before anything runs: what runs adds to it.
            var waiting = (store.Unstarted(), store.Inbox(), store.Tasks(), store.Timers());
            _running = Assemble(database, store);
            GoOn(_running.Effects, waiting);
        }
        catch when (_running is null)
        {
            database.Dispose();
            throw;
        }

        return Task.CompletedTask;
    }

    /// <summary>Finishes the turns in hand, asks running activities to end, and closes the file.</summary>
    /// <param name="cancellationToken">Waits no longer for activities; they run again after the next start.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _running, null) is not { } running) return;
        var (instances, activities, timers, changes) = running.Effects;
        _client.Close();
        timers.Dispose();
        try
        {
            await activities.StopAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Their rows stay.
        }

        await instances.StopAsync();
        await running.Writer.StopAsync();
        changes.Close();
        running.Session.Dispose();
        running.Database.Dispose();
        activities.Dispose();
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private Running Assemble(Database database, ReadSession store)
    {
        var logger = loggers.CreateLogger<DurableEngine>();
        var executions = new ExecutionNumbers(store.LastExecution());
        var session = new WriteSession(database.OpenWriter());
        var writer = new WriteLoop(session, logger);
        var instances = new InstanceDispatcher(options, _quiescence);
        var activities = new ActivityDispatcher(code, options.MaxConcurrentActivities, instances, _quiescence, logger);
        var board = new TimerBoard(clock, _quiescence, timer => instances.Post(timer.InstanceId, ToLetter(timer)));
        var effects = new Effects(instances, activities, board, new InstanceChanges());
        instances.RunTurn = new TurnRunner(code, converter, clock, loggers, options, store, writer, executions, effects).RunTurn;
        writer.Start();
        _client.Open(new ClientSession(writer, effects, executions, new InstanceQueries(database, converter), _quiescence));
        return new Running(database, session, writer, effects);
    }

    private void GoOn(Effects effects, (List<UnstartedRow> Unstarted, List<InboxRow> Inbox, List<TaskRow> Tasks, List<TimerRow> Timers) waiting)
    {
        _quiescence.Enter();
        foreach (var row in waiting.Inbox) effects.Instances.Post(row.InstanceId, Letter.From(row));
        foreach (var row in waiting.Unstarted) effects.Begin(row.InstanceId, row.Execution, row.StartAt);
        foreach (var row in waiting.Tasks) effects.Activities.Enqueue(row);
        effects.Timers.Add(waiting.Timers);
        _quiescence.Leave();
    }

    private static Letter ToLetter(TimerRow timer) => timer.TimerId == TimerBoard.StartId
        ? Letter.Start(timer.Execution)
        : new Letter(new TimerFired(timer.TimerId), timer.Execution, null);

    private sealed record Running(Database Database, WriteSession Session, WriteLoop Writer, Effects Effects);
}
