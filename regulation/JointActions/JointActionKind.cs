namespace CreditFunctions.Regulation.JointActions;

/// <summary>What the bodies do together (联合激励、联合惩戒, art. 17).</summary>
public enum JointActionKind
{
    /// <summary>联合激励: measures of art. 20 for somebody who keeps faith.</summary>
    Incentive,

    /// <summary>联合惩戒: measures of art. 21 against somebody who broke it. It limits somebody, so two people of the authority start it.</summary>
    Punishment,
}

/// <summary>How far a joint action is. It only ever moves down this list.</summary>
public enum JointActionStage
{
    /// <summary>Proposed by one person; it holds for nobody until another approves.</summary>
    Proposed,

    /// <summary>发起: it holds, and its units act.</summary>
    Running,

    /// <summary>It holds no more. What units must still confirm stands on their own rows.</summary>
    Ended,
}

/// <summary>Why a joint action ended (art. 27).</summary>
public enum StopCause
{
    /// <summary>期限届满.</summary>
    Expired,

    /// <summary>撤销: taken back by the authority that started it, or dropped before it was approved.</summary>
    Revoked,

    /// <summary>信用修复.</summary>
    Repaired,

    /// <summary>异议成立.</summary>
    ObjectionUpheld,

    /// <summary>更正: what it rested on says something else now, or speaks of somebody else.</summary>
    GroundCorrected,

    /// <summary>What it rested on was withdrawn or revoked by the body that made it.</summary>
    GroundRevoked,

    /// <summary>What it rested on is over.</summary>
    GroundExpired,

    /// <summary>The consent to what it rested on was withdrawn (art. 7).</summary>
    ConsentWithdrawn,
}
