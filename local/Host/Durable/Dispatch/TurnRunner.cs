using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Orchestration;
using CreditFunctions.Local.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>Runs one turn of an instance and hands it to the writer.</summary>
internal sealed class TurnRunner(IDurableCode code, DataConverter converter, TimeProvider clock, ILoggerFactory loggers, DurableEngineOptions options,
    ReadSession store, WriteLoop writer, ExecutionNumbers executions, Effects effects)
{
    private readonly ILogger _logger = loggers.CreateLogger<DurableEngine>();

    public void RunTurn(Instance instance)
    {
        try
        {
            var letters = effects.Instances.TakeMail(instance);
            if (options.ReplayEveryTurn) instance.Run = null;
            if ((instance.Run ??= Load(instance.Id)) is not { } run)
            {
                writer.Enqueue(new DiscardWrite(instance, letters, effects.Instances));
                return;
            }

            var current = letters.Where(letter => letter.Execution is null || letter.Execution == run.Header.Execution).ToList();
            if (current.Count == 0) writer.Enqueue(new DiscardWrite(instance, letters, effects.Instances));
            else if (CanBegin(run, current)) Run(instance, run, letters, current);
            else Wait(instance, current);
        }
        catch (Exception exception)
        {
            _logger.LogCritical(exception, "A turn of instance {InstanceId} could not be run; it waits until the host starts again.", instance.Id);
            instance.Run = null;
            effects.Instances.Release(instance);
        }
    }

    /// <summary>An instance whose start is not due yet keeps its mail; only its termination is carried out.</summary>
    private static bool CanBegin(OrchestrationRun run, List<Letter> letters) =>
        run.Started || letters.Exists(letter => letter.Arrival is ExecutionStarted or ExecutionTerminated);

    private void Wait(Instance instance, List<Letter> letters)
    {
        instance.Run = null;
        effects.Instances.Park(instance, letters);
        effects.Instances.Release(instance);
    }

    private void Run(Instance instance, OrchestrationRun run, List<Letter> used, List<Letter> current)
    {
        // Whatever came before the start is delivered after it.
        var arrivals = current.Select(letter => letter.Arrival).OrderBy(arrival => arrival is ExecutionStarted ? 0 : 1).ToList();
        var outcome = run.Run(clock.GetUtcNow(), arrivals);
        if (outcome.Ending is Failed failed) LogFailure(run.Header, failed);
        writer.Enqueue(new TurnWrite(instance, run, outcome, used, executions, effects, (_, exception) => FailInstead(instance, run, outcome, used, exception)));
    }

    /// <summary>A turn that the database does not take ends the instance, so that it does not try for ever.</summary>
    private void FailInstead(Instance instance, OrchestrationRun run, TurnOutcome outcome, List<Letter> used, Exception reason)
    {
        var failure = new Failed(TaskFailureDetails.FromException(reason));
        var turn = new HistoryTurn(outcome.Turn.At, [], [], OrchestrationRuntimeStatus.Failed);
        var failed = new TurnOutcome(outcome.Number, turn, [], null, false, failure);
        LogFailure(run.Header, failure);
        writer.Enqueue(new TurnWrite(instance, run, failed, used, executions, effects, (_, exception) =>
        {
            _logger.LogCritical(exception, "The end of instance {InstanceId} could not be written.", instance.Id);
            instance.Run = null;
            effects.Instances.Release(instance);
        }));
    }

    private OrchestrationRun? Load(string id)
    {
        if (store.Load(id) is not { State.IsFinished: false } stored) return null;
        var execution = stored.Header.Execution;
        var run = new OrchestrationRun(stored.Header, stored.CustomStatus, code, converter, loggers,
            () => effects.Instances.Post(id, new Letter(new NonDurableAwait(), execution, null)));
        foreach (var turn in stored.History) run.Replay(turn);
        return run;
    }

    private void LogFailure(InstanceHeader header, Failed failed) => _logger.LogError("Instance {InstanceId} of {Orchestrator} failed: {ErrorType}: {ErrorMessage}",
        header.Id, header.Name, failed.Failure.ErrorType, failed.Failure.ErrorMessage);
}
