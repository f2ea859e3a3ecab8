using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Objections;

/// <summary>A unit other than the deciding body was asked to verify (核查).</summary>
/// <param name="Unit">Its unified social credit code.</param>
/// <param name="SubDeadline">Its own limit, within the case's.</param>
/// <param name="LapsedAt">When the sub-deadline passed without an opinion.</param>
/// <param name="OpinionAt">When it gave its opinion.</param>
public sealed record Verification(string Unit, CaseDeadline SubDeadline, DateTimeOffset? LapsedAt = null, DateTimeOffset? OpinionAt = null)
{
    /// <summary>True until the opinion is given.</summary>
    public bool IsAwaited => OpinionAt is null;
}
