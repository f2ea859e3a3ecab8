namespace CreditFunctions.Regulation.Repairs;

/// <summary>What a notice about a repair says.</summary>
public enum RepairNotice
{
    /// <summary>受理通知: to the applicant, with the deadline.</summary>
    Accepted,

    /// <summary>To the body that decides.</summary>
    Assigned,

    /// <summary>To the deciding body: the applicant gave more.</summary>
    Supplemented,

    /// <summary>To the deciding body: so many working days are left.</summary>
    Reminder,

    /// <summary>To the deciding body and to the applicant: the deadline passed.</summary>
    Overdue,

    /// <summary>To the deciding body, each working day after the deadline.</summary>
    OverdueReminder,

    /// <summary>处理结果: to the applicant.</summary>
    Result,

    /// <summary>To the deciding body: the applicant asked for the result by post or at the window.</summary>
    DeliveryAsked,

    /// <summary>To the body that received it, where another decided.</summary>
    Decided,

    /// <summary>To the bodies and to the applicant: it was withdrawn.</summary>
    Withdrawn,

    /// <summary>To the deciding body: what is to be repaired was changed.</summary>
    TargetChanged,

    /// <summary>To the bodies and to the applicant: there is nothing left to repair.</summary>
    Overtaken,

    /// <summary>To everybody concerned: a published calendar moved the deadline.</summary>
    DeadlineMoved,

    /// <summary>To everybody who was given the information: it is repaired.</summary>
    Repaired,

    /// <summary>To the body that decides a running objection to the same record.</summary>
    RepairedUnderObjection,
}

/// <summary>What a notice about a repair names, besides the case: dates and numbers, nothing personal.</summary>
public sealed record RepairFacts
{
    /// <summary>The last day that counts for the receiver of the notice.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Working days left to it.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>The last day before a calendar moved it.</summary>
    public DateOnly? OldLastDay { get; init; }

    /// <summary>What the law counts, where the handler is held to another day.</summary>
    public DateOnly? StatutoryLastDay { get; init; }

    /// <summary>True where the deadline touches a year whose calendar is not out.</summary>
    public bool Provisional { get; init; }

    /// <summary>Why a deadline moved: the State Council notice.</summary>
    public string? Why { get; init; }
}
