using System.Runtime.ExceptionServices;

namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>Runs an orchestrator's code on the turn's thread only. Whatever wakes the code from outside a turn is reported.</summary>
/// <param name="onForeignWork">Called, on any thread, when something that is not a durable task woke the code.</param>
internal sealed class TurnScheduler(Action onForeignWork) : TaskScheduler
{
    [ThreadStatic]
    private static TurnScheduler? _onThisThread;

    private readonly Queue<Task> _continuations = new();
    private volatile bool _sawForeignWork;

    /// <summary>True on the thread and in the time of a turn of this instance.</summary>
    public bool IsOnTurn => _onThisThread == this;

    /// <summary>True once the code was woken by what is not a durable task.</summary>
    public bool SawForeignWork => _sawForeignWork;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs a step and all that it sets off, until the code waits.</summary>
    public void Run(Action step)
    {
        var outer = _onThisThread;
        _onThisThread = this;
        try
        {
            var task = new Task(step);
            task.RunSynchronously(this);
            while (_continuations.TryDequeue(out var continuation)) TryExecuteTask(continuation);
            if (task.Exception?.InnerException is { } exception) ExceptionDispatchInfo.Throw(exception);
        }
        finally
        {
            _onThisThread = outer;
        }
    }

    public void ReportForeignWork()
    {
        if (_sawForeignWork) return;
        _sawForeignWork = true;
        onForeignWork();
    }

    protected override void QueueTask(Task task)
    {
        if (IsOnTurn) _continuations.Enqueue(task);
        else ReportForeignWork();
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        IsOnTurn && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => _continuations.ToArray();
}
