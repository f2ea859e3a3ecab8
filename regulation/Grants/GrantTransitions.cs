namespace CreditFunctions.Regulation.Grants;

/// <summary>
/// What may happen to a grant. A grant gives power over people, so one person proposes and another approves (提出与批准分离); taking
/// power back needs one person and a reason, and no second.
/// </summary>
public static class GrantTransitions
{
    /// <summary>The grant after an approval; the same where it had been approved by the same person already.</summary>
    /// <param name="grant">As it stands.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="today">The day in China.</param>
    public static GrantVerdict Approve(Grant grant, Signature by, DateOnly today)
    {
        if (grant.Proposed.Person == by.Person) return new(grant, GrantRefusal.FourEyes);
        return grant.Status switch
        {
            GrantStatus.Revoked => new(grant, GrantRefusal.Revoked),
            GrantStatus.Proposed when grant.Proposed.Key != by.Key => new(grant, GrantRefusal.ProposerUnknown),
            _ when grant.Approved is { } approved => new(grant, approved.Person == by.Person ? null : GrantRefusal.AlreadyApproved),
            _ when today > grant.Terms.Until => new(grant, GrantRefusal.PeriodOver),
            _ => new(grant with { Status = GrantStatus.Approved, Approved = by }, null),
        };
    }

    /// <summary>The grant in force, once its approval stands in the query log; the same where it is, or where it was revoked in between.</summary>
    public static Grant PutInForce(Grant grant) =>
        grant.Status == GrantStatus.Approved ? grant with { Status = GrantStatus.InForce } : grant;

    /// <summary>The grant after a revocation, whatever its status; the same where the same person revoked it already.</summary>
    public static GrantVerdict Revoke(Grant grant, Signature by, string reason) => grant switch
    {
        { Revoked: { } revoked } => new(grant, revoked.Person == by.Person ? null : GrantRefusal.Revoked),
        _ when string.IsNullOrWhiteSpace(reason) => new(grant, GrantRefusal.ReasonMissing),
        _ => new(grant with { Status = GrantStatus.Revoked, Revoked = by, Reason = reason.Trim() }, null),
    };

    /// <summary>Whether a unit may have one more grant in force: what is in force is read whole at every query.</summary>
    /// <param name="inForce">What is in force and not over.</param>
    /// <param name="next">What would come to it.</param>
    public static bool Fits(IReadOnlyCollection<Grant> inForce, Grant next) => inForce.Count < GrantLimits.GrantsInForce
        && inForce.Append(next).SelectMany(grant => grant.Terms.Units).Distinct().Count() <= GrantLimits.Units;
}

/// <summary>What became of an attempt: the grant after it, or why it stays as it is.</summary>
public readonly record struct GrantVerdict(Grant Grant, GrantRefusal? Refusal);

/// <summary>Why something cannot happen to a grant.</summary>
public enum GrantRefusal
{
    /// <summary>The person who proposed it would approve it.</summary>
    FourEyes,
    /// <summary>The keys of pseudonyms were rotated since the proposal: whether this is the same person can't be told.</summary>
    ProposerUnknown,
    /// <summary>Another person approved it already.</summary>
    AlreadyApproved,
    /// <summary>It was revoked.</summary>
    Revoked,
    /// <summary>Its period is over.</summary>
    PeriodOver,
    /// <summary>A revocation without a reason.</summary>
    ReasonMissing,
    /// <summary>The unit has as much in force as it may have.</summary>
    TooMany,
    /// <summary>A county's authority would act on a unit of another area.</summary>
    OutsideArea,
}
