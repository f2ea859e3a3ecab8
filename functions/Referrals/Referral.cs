namespace CreditFunctions.Referrals;

/// <summary>A duty that was missed (art. 36), as whoever finds it reports it. It opens as suspected: a person judges it. Never deleted.</summary>
/// <param name="Id">Deterministic: the same breach opens it once.</param>
/// <param name="Unit">The body in question, by unified social credit code.</param>
/// <param name="Cause">The duty that was missed, in kebab-case, such as <c>objection-overdue</c>.</param>
/// <param name="CaseId">The case whose history is the evidence.</param>
/// <param name="Since">When the breach began.</param>
internal sealed record Referral(string Id, string Unit, string Cause, string CaseId, DateTimeOffset Since);
