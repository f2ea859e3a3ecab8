using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Orchestration;
using CreditFunctions.Local.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>Runs activities, so many at the same time. A task's row stays until the turn that took its result is committed: at least once.</summary>
internal sealed class ActivityDispatcher(IDurableCode code, int maxConcurrent, InstanceDispatcher instances, Quiescence quiescence, ILogger logger)
    : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<TaskRow> _waiting = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Quiescence _running = new();
    private int _runningCount;
    private bool _stopped;

    public void Enqueue(TaskRow task)
    {
        lock (_gate)
        {
            if (_stopped) return;
            quiescence.Enter();
            if (_runningCount == maxConcurrent)
            {
                _waiting.Enqueue(task);
                return;
            }

            _runningCount++;
            _running.Enter();
        }

        ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Dispatcher.RunAsync(work.Task), (Dispatcher: this, Task: task), preferLocal: false);
    }

    /// <summary>Starts no other activity, asks the running ones to end and waits for them. What did not end runs again after the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _stopped = true;
            while (_waiting.TryDequeue(out _)) quiescence.Leave();
        }

        await _stopping.CancelAsync();
        await _running.WhenQuietAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(TaskRow? task)
    {
        for (; task is not null; task = Next())
        {
            if (await AnswerAsync(task) is { } answer) instances.Post(task.InstanceId, new Letter(answer, task.Execution, null));
            quiescence.Leave();
        }
    }

    private TaskRow? Next()
    {
        lock (_gate)
        {
            if (_waiting.TryDequeue(out var next)) return next;
            _runningCount--;
        }

        _running.Leave();
        return null;
    }

    private async Task<Arrival?> AnswerAsync(TaskRow task)
    {
        try
        {
            if (!code.HasActivity(task.Name)) throw new ActivityNotFoundException(task.Name);
            return new TaskCompleted(task.TaskId, await code.RunActivityAsync(task.Name, task.InstanceId, task.Input, _stopping.Token));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "Activity {Activity} (#{TaskId}) of instance {InstanceId} failed.", task.Name, task.TaskId, task.InstanceId);
            return new TaskFailed(task.TaskId, TaskFailureDetails.FromException(exception));
        }
    }
}
