namespace CreditFunctions.Regulation.Objections;

/// <summary>What the mere passage of time can bring to a case.</summary>
public enum PassageOfTime
{
    /// <summary>A reminder came due.</summary>
    Reminded,

    /// <summary>The verifying unit's sub-deadline passed without its opinion.</summary>
    VerificationLapsed,

    /// <summary>The ten working days passed without the result being told.</summary>
    FellOverdue,
}
