using CreditFunctions.Local.Durable.History;
using CreditFunctions.Local.Durable.Orchestration;
using CreditFunctions.Local.Durable.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>One turn in one transaction: history, tasks, timers, messages to others, status and the end.</summary>
internal sealed class TurnWrite : IWrite
{
    private readonly Instance _instance;
    private readonly InstanceHeader _header;
    private readonly TurnOutcome _outcome;
    private readonly IReadOnlyList<Letter> _letters;
    private readonly ExecutionNumbers _executions;
    private readonly Effects _effects;
    private readonly Action<Instance, Exception> _rejected;
    private readonly string _body;
    private readonly List<TaskRow> _tasks = [];
    private readonly List<TimerRow> _timers = [];
    private readonly List<(string InstanceId, Letter Letter)> _deliveries = [];
    private readonly List<Letter> _carried = [];

    /// <param name="instance">Whose turn it was.</param>
    /// <param name="run">The run.</param>
    /// <param name="outcome">What the turn did.</param>
    /// <param name="letters">What it used up.</param>
    /// <param name="executions">Numbers for new runs.</param>
    /// <param name="effects">Where it takes effect.</param>
    /// <param name="rejected">Takes a turn that cannot be written.</param>
    public TurnWrite(Instance instance, OrchestrationRun run, TurnOutcome outcome, IReadOnlyList<Letter> letters, ExecutionNumbers executions,
        Effects effects, Action<Instance, Exception> rejected)
    {
        (_instance, _header, _outcome, _letters) = (instance, run.Header, outcome, letters);
        (_executions, _effects, _rejected) = (executions, effects, rejected);
        _body = HistoryJson.Write(outcome.Turn);
        if (outcome.Ending is not null) return;
        foreach (var call in outcome.Turn.Scheduled)
        {
            if (call is TaskScheduled task) _tasks.Add(new(_header.Id, _header.Execution, task.Id, task.Name, task.Input));
            if (call is TimerCreated timer && !outcome.CancelledTimers.Contains(timer.Id)) _timers.Add(new(_header.Id, _header.Execution, timer.Id, timer.FireAt));
        }
    }

    private long Execution => _header.Execution;

    private DateTimeOffset At => _outcome.Turn.At;

    private bool IsFinal => _outcome.Ending is not (null or ContinuedAsNew);

    public void Apply(WriteSession session)
    {
        _deliveries.Clear();
        _carried.Clear();
        session.Append(Execution, _outcome.Number, _body);
        foreach (var letter in _letters) UseUp(session, letter);
        foreach (var timer in _outcome.CancelledTimers) session.RemoveTimer(Execution, timer);
        foreach (var task in _tasks) session.Add(task);
        foreach (var timer in _timers) session.Add(timer);
        foreach (var call in _outcome.Turn.Scheduled) Send(session, call);
        switch (_outcome.Ending)
        {
            case null:
                var status = _outcome.Suspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running;
                session.Update(Execution, status, started: true, At, _outcome.CustomStatus);
                break;
            case ContinuedAsNew next:
                Continue(session, next);
                break;
            case var ending:
                var final = Final(ending);
                session.Finish(_header, final, At, _outcome.CustomStatus);
                AnswerParent(session, final);
                break;
        }
    }

    public void Committed()
    {
        foreach (var timer in _outcome.CancelledTimers) _effects.Timers.Remove(Execution, timer);
        if (_outcome.Ending is not null)
        {
            _instance.Run = null;
            _effects.Timers.RemoveRun(Execution);
        }

        // Mail of a finished run must not reach the next one of the same id.
        if (IsFinal) _effects.Instances.TakeMail(_instance);
        _effects.Instances.PostFirst(_instance, _carried);
        foreach (var (id, letter) in _deliveries) _effects.Instances.Post(id, letter);
        if (_timers.Count > 0) _effects.Timers.Add(_timers);
        foreach (var task in _tasks) _effects.Activities.Enqueue(task);
        _effects.Instances.Release(_instance);
        _effects.Changes.Signal(_header.Id);
    }

    public void Rejected(Exception exception) => _rejected(_instance, exception);

    private void UseUp(WriteSession session, Letter letter)
    {
        if (letter.Seq is { } seq) session.TakeMessage(seq);
        if (letter.Execution != Execution) return;
        switch (letter.Arrival)
        {
            case TaskCompleted completed:
                session.RemoveTask(Execution, completed.TaskId);
                break;
            case TaskFailed failed:
                session.RemoveTask(Execution, failed.TaskId);
                break;
            case TimerFired fired:
                session.RemoveTimer(Execution, fired.TimerId);
                break;
        }
    }

    private void Send(WriteSession session, Scheduled call)
    {
        switch (call)
        {
            case SubOrchestrationCreated child:
                StartChild(session, child);
                break;
            case EventSent sent when IsFinal && sent.InstanceId == _header.Id:
                break;
            case EventSent sent when session.Find(sent.InstanceId) is { IsFinished: false }:
                Deliver(session, sent.InstanceId, null, new EventRaised(sent.Name, sent.Payload));
                break;
        }
    }

    private void StartChild(WriteSession session, SubOrchestrationCreated child)
    {
        var present = session.Find(child.InstanceId);
        if (present is { IsFinished: false } || child.InstanceId == _header.Id)
        {
            var reason = new InvalidOperationException($"An instance '{child.InstanceId}' is pending or running already.");
            if (_outcome.Ending is null) Deliver(session, _header.Id, Execution, new TaskFailed(child.Id, TaskFailureDetails.FromException(reason)));
            return;
        }

        if (present is not null) session.Delete(child.InstanceId, present.Execution);
        var parent = new ParentLink(_header.Id, _header.Name, Execution, child.Id);
        var header = new InstanceHeader(child.InstanceId, _executions.Next(), child.Name, child.Version, child.Input, parent);
        session.Insert(new NewInstance(header, At, null));
        _deliveries.Add((header.Id, Letter.Start(header.Execution)));
    }

    private void AnswerParent(WriteSession session, FinalState final)
    {
        if (_header.Parent is not { } parent) return;
        if (session.Find(parent.Id) is not { IsFinished: false } state || state.Execution != parent.Execution) return;
        Arrival answer = final.Status switch
        {
            OrchestrationRuntimeStatus.Completed => new TaskCompleted(parent.TaskId, final.Output),
            OrchestrationRuntimeStatus.Terminated => new TaskFailed(parent.TaskId,
                TaskFailureDetails.FromException(new InvalidOperationException($"The child orchestration '{_header.Id}' was terminated."))),
            _ => new TaskFailed(parent.TaskId, final.Failure!),
        };
        Deliver(session, parent.Id, parent.Execution, answer);
    }

    private void Continue(WriteSession session, ContinuedAsNew next)
    {
        var execution = _executions.Next();
        session.Continue(Execution, execution, next.Input, At, _outcome.CustomStatus);
        _carried.Add(Letter.Start(execution));
        var seqs = next.Carried.Reverse().Select(raised => new Letter(raised, null, session.PutMessageFirst(_header.Id, raised))).ToArray();
        _carried.AddRange(seqs.Reverse());
    }

    private void Deliver(WriteSession session, string id, long? execution, Arrival message) =>
        _deliveries.Add((id, new Letter(message, execution, session.PutMessage(id, execution, message))));

    private static FinalState Final(Ending ending) => ending switch
    {
        Completed completed => new(ending.Status, completed.Output, null),
        Terminated terminated => new(ending.Status, terminated.Output, null),
        Failed failed => new(ending.Status, null, failed.Failure),
        _ => throw new InvalidOperationException($"{ending.Status} is no end."),
    };
}
