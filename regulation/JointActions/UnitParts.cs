using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>What the action as a whole means for each of its units, whether or not anybody has told them yet.</summary>
public static class UnitParts
{
    /// <summary>The event by which a unit's row takes up how the action stands; null where it has.</summary>
    /// <param name="action">The action as it stands.</param>
    /// <param name="task">The unit's row as stored.</param>
    /// <param name="now">The present.</param>
    public static UnitEvent? TakeUp(JointAction action, UnitTask task, DateTimeOffset now)
    {
        if (action.StartedAt is not { } started || task.Stage == UnitStage.Withdrawn) return null;
        if (action.StoppedAt(now) is { } stop) return task.Stop is null ? new UnitEvent.StopOrdered(now, stop.Cause) : null;
        return task.Stage == UnitStage.Planned ? new UnitEvent.Tasked(now, task.NamedAt > started ? task.NamedAt : started, action.LimitWorkingDays) : null;
    }

    /// <summary>How a unit's part shows on the board.</summary>
    public static UnitState StateOf(JointAction action, UnitTask task, DateTimeOffset now)
    {
        if (task.Stage == UnitStage.Withdrawn) return task.OwesConfirmation ? UnitState.StopUnconfirmed : UnitState.Withdrawn;
        if (action.StartedAt is null) return UnitState.Planned;
        if (action.StoppedAt(now) is not null) return task.Stop is { ConfirmedAt: not null } ? UnitState.Stopped : UnitState.StopUnconfirmed;
        return task.Stage switch
        {
            UnitStage.Planned => UnitState.Planned,
            UnitStage.Open => UnitState.Open,
            UnitStage.ReasonsDemanded => UnitState.ReasonsDemanded,
            UnitStage.Implemented => UnitState.Implemented,
            UnitStage.NotImplemented => UnitState.NotImplemented,
            _ => UnitState.Referred,
        };
    }

    /// <summary>Working days left to the limit that runs, or null.</summary>
    public static int? DaysLeft(UnitTask task, DateTimeOffset now, WorkingCalendar calendar) =>
        task.Running is { } running ? calendar.WorkingDaysLeft(now, running.WorkingLastDay) : null;
}

/// <summary>How a unit's part shows on the board.</summary>
public enum UnitState
{
    /// <summary>待下达.</summary>
    Planned,
    /// <summary>待反馈.</summary>
    Open,
    /// <summary>逾期，待书面说明.</summary>
    ReasonsDemanded,
    /// <summary>已实施.</summary>
    Implemented,
    /// <summary>未实施，已说明理由.</summary>
    NotImplemented,
    /// <summary>未反馈，已登记疑似违规线索.</summary>
    Referred,
    /// <summary>已终止，该单位尚未确认停止.</summary>
    StopUnconfirmed,
    /// <summary>已停止.</summary>
    Stopped,
    /// <summary>已退出.</summary>
    Withdrawn,
}
