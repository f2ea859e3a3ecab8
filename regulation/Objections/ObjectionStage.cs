namespace CreditFunctions.Regulation.Objections;

/// <summary>Where an objection stands. Whether it is overdue is told apart: a case of any open stage can be.</summary>
public enum ObjectionStage
{
    /// <summary>受理: the clock runs, the record carries the mark.</summary>
    Received,

    /// <summary>待补正: the applicant was asked for more. The clock runs on.</summary>
    SupplementAsked,

    /// <summary>核查中: a unit other than the deciding body was asked to verify.</summary>
    Verifying,

    /// <summary>已决定: decided, but the applicant does not know yet. The duty is not met.</summary>
    Decided,

    /// <summary>已告知: decided and told. Closed.</summary>
    Told,

    /// <summary>已撤回: taken back by the applicant before a decision. Closed.</summary>
    Withdrawn,
}
