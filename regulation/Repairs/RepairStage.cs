namespace CreditFunctions.Regulation.Repairs;

/// <summary>Where a repair stands. Whether it is overdue is told apart: a case of any open stage can be.</summary>
public enum RepairStage
{
    /// <summary>受理: the clock runs.</summary>
    Received,

    /// <summary>已决定: decided and in effect, but the applicant does not know yet. The duty is not met.</summary>
    Decided,

    /// <summary>已告知: decided and told. Closed.</summary>
    Told,

    /// <summary>已撤回: taken back by the applicant before a decision. Closed.</summary>
    Withdrawn,

    /// <summary>已终止: what was to be repaired stands no more, by an objection or a withdrawal. Closed, and told.</summary>
    Overtaken,
}

/// <summary>How a repair was decided.</summary>
public enum RepairOutcome
{
    /// <summary>准予修复.</summary>
    Granted,

    /// <summary>不予修复, with reasons and the way out.</summary>
    Rejected,
}

/// <summary>What is repaired.</summary>
public enum RepairTargetKind
{
    /// <summary>信用信息: a record.</summary>
    Record,

    /// <summary>失信行为认定: a determination (art. 22).</summary>
    Determination,
}
