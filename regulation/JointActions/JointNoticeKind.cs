namespace CreditFunctions.Regulation.JointActions;

/// <summary>What a notice about a joint action says.</summary>
public enum JointNoticeKind
{
    /// <summary>任务通知: to the unit, with the limit.</summary>
    JointTask,

    /// <summary>To the unit: so many working days are left to act and to tell.</summary>
    JointTaskReminder,

    /// <summary>To the unit: the limit passed without a word; it owes its reasons in writing (art. 19).</summary>
    JointReasonsDemanded,

    /// <summary>To the unit: neither came; registered as a suspected breach (art. 36).</summary>
    JointTaskReferred,

    /// <summary>To the unit: it takes no part any more.</summary>
    JointTaskWithdrawn,

    /// <summary>停止通知: to the unit; it stops and confirms (art. 27).</summary>
    JointStop,

    /// <summary>To the unit: its confirmation is awaited.</summary>
    JointStopReminder,

    /// <summary>To the unit: it did not confirm; registered as a suspected breach (art. 36).</summary>
    JointStopReferred,

    /// <summary>To the unit: a published calendar moved its limit.</summary>
    JointDeadlineMoved,

    /// <summary>To the subject, by the authority: what holds from now on, with basis, reasons and the way to repair it (art. 23).</summary>
    JointActionStarted,

    /// <summary>To the subject, by the unit that applies it: the same of its own measures.</summary>
    JointMeasureApplied,

    /// <summary>To the subject and the authority: it holds no more, and why.</summary>
    JointActionEnded,
}

/// <summary>What a notice names besides the action: dates, codes and numbers, nothing personal.</summary>
public sealed record JointNoticeFacts
{
    /// <summary>The unit that it speaks of.</summary>
    public string? Unit { get; init; }

    /// <summary>Codes of the measures that it speaks of.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>The last day of the limit.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Working days left to it.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>The last day before a calendar moved it.</summary>
    public DateOnly? OldLastDay { get; init; }

    /// <summary>True where the limit touches a year whose calendar is not out.</summary>
    public bool Provisional { get; init; }

    /// <summary>Why a limit moved: the State Council notice; or why a unit takes no part any more.</summary>
    public string? Why { get; init; }

    /// <summary>Why the action ended.</summary>
    public StopCause? Cause { get; init; }
}
