using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>任务下达, 停止通知: that all units of an action were told the same. It stands once, on the action, and so on no unit's own row.</summary>
/// <remarks>A unit that joined later, or for which something else came due at that very time, has it on its own row alone.</remarks>
/// <param name="At">When.</param>
/// <param name="Deadline">The limit that runs for each of them.</param>
public sealed record UnitTelling(DateTimeOffset At, CaseDeadline Deadline)
{
    /// <summary>A unit's part as it stands after its action's tellings, and what of its history they are.</summary>
    /// <param name="action">The action, with its tellings.</param>
    /// <param name="task">The unit's part as its row has it.</param>
    public static (UnitTask Task, IReadOnlyList<UnitEvent> Told) Of(JointAction action, UnitTask task)
    {
        if (task.Joined || task.Stage == UnitStage.Withdrawn || task.Stop is not null) return (task, []);
        var told = new List<UnitEvent>();
        if (action.TasksTold is { } tasks && task.Stage == UnitStage.Planned)
        {
            task = tasks.Seen(task) with { Stage = UnitStage.Open, Deadline = tasks.Deadline };
            told.Add(new UnitEvent.Tasked(tasks.At, tasks.Deadline.From, tasks.Deadline.WorkingDays));
        }

        if (action is { StopTold: { } stop, Stop: { } ended })
        {
            task = stop.Seen(task) with { Stop = new UnitStop(stop.At, ended.Cause, stop.Deadline), Outstanding = UnitProcedure.Referrals(task) };
            told.Add(new UnitEvent.StopOrdered(stop.At, ended.Cause));
        }

        return (task, told);
    }

    /// <summary>What a round over all units tells one of them, where that is all there is to it; else null: the unit's own row must say it.</summary>
    /// <param name="task">The unit's part after what the round brought.</param>
    /// <param name="brought">What the round brought, none of it done yet.</param>
    public static UnitTelling? Of(UnitTask task, IReadOnlyList<UnitEvent> brought) => (task, brought) switch
    {
        ({ Joined: false, Outstanding: [JointDuty.Notify { Kind: JointNoticeKind.JointTask }] }, [UnitEvent.Tasked tasked]) => new UnitTelling(tasked.At, task.Deadline!),
        ({ Joined: false, Outstanding: [JointDuty.Notify { Kind: JointNoticeKind.JointStop }] }, [UnitEvent.StopOrdered ordered]) => new UnitTelling(ordered.At, task.Stop!.Deadline),
        _ => null,
    };

    private UnitTask Seen(UnitTask task) => task with { SeenUpTo = At > task.SeenUpTo ? At : task.SeenUpTo };
}
