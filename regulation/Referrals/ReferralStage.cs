namespace CreditFunctions.Regulation.Referrals;

/// <summary>Where an accountability referral stands (责任追究线索, art. 36).</summary>
public enum ReferralStage
{
    /// <summary>疑似: opened by itself at a missed duty; no more than that, until a person decides.</summary>
    Suspected,

    /// <summary>已交办: a body looks into it.</summary>
    Assigned,

    /// <summary>已说明: the unit in question explained itself.</summary>
    Answered,

    /// <summary>已办结: a person closed it with a result.</summary>
    Closed,
}

/// <summary>What came of a referral.</summary>
public enum ReferralResult
{
    /// <summary>属实: the duty was missed without good cause; whoever is responsible is dealt with by law.</summary>
    Established,

    /// <summary>有正当理由: it was missed for a good cause.</summary>
    Excused,

    /// <summary>不属实: the duty was not missed.</summary>
    NotEstablished,
}
