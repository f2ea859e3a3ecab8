namespace CreditFunctions.Regulation.Grants;

/// <summary>How far a grant is. It only ever moves down this list.</summary>
public enum GrantStatus
{
    /// <summary>One person of the authority proposed it; it gives nothing.</summary>
    Proposed,
    /// <summary>Another person approved it; it gives nothing until the approval stands in the query log.</summary>
    Approved,
    /// <summary>It gives its terms on the days of its period.</summary>
    InForce,
    /// <summary>Taken back, or the proposal dropped; it gives nothing any more.</summary>
    Revoked,
}

/// <summary>How a grant stands on a day.</summary>
public enum GrantState
{
    /// <summary>Waits for another person's approval.</summary>
    Proposed,
    /// <summary>Approved, its period has not begun.</summary>
    Approved,
    /// <summary>Gives its terms.</summary>
    InForce,
    /// <summary>Its period is over.</summary>
    Expired,
    /// <summary>Taken back.</summary>
    Revoked,
}
