namespace CreditFunctions.Grounds;

/// <summary>A record or determination no longer is what it was: what rests on it must end, or be looked at again (art. 27).</summary>
/// <param name="SubjectId">Whom it was about.</param>
/// <param name="GroundId">The record's or the determination's id.</param>
/// <param name="Cause">Why.</param>
/// <param name="Reference">The case or receipt that did it: shown as evidence, nothing personal.</param>
internal sealed record GroundEnded(string SubjectId, string GroundId, GroundEnd Cause, string Reference);

/// <summary>Why a ground no longer holds.</summary>
internal enum GroundEnd
{
    /// <summary>信用修复: repaired (art. 26).</summary>
    Repaired,
    /// <summary>期满: its time was over.</summary>
    Expired,
    /// <summary>撤销: the body that made it revoked or withdrew it.</summary>
    Revoked,
    /// <summary>异议成立: an objection to it was upheld (art. 25).</summary>
    ObjectionUpheld,
    /// <summary>更正: it was corrected; what rested on its old content rests on nothing.</summary>
    Corrected,
    /// <summary>The consent that it rested on was withdrawn (art. 7).</summary>
    ConsentWithdrawn,
}
