namespace CreditFunctions.Referrals;

/// <summary>An accountability referral (责任追究线索, art. 36), opened by the system as suspected: a person judges it. Never deleted.</summary>
/// <param name="Id">Deterministic: the same breach opens it once.</param>
/// <param name="Unit">The body in question, by unified social credit code.</param>
/// <param name="Cause">What happened, in kebab-case, such as <c>objection-overdue</c>.</param>
/// <param name="CaseId">The case whose history is the evidence.</param>
/// <param name="Since">When the breach began.</param>
internal sealed record Referral(string Id, string Unit, string Cause, string CaseId, DateTimeOffset Since)
{
    /// <summary>When it was opened, UTC. Given by the store.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>疑似: no more than that, until a person decides.</summary>
    public string State => "suspected";

    /// <summary>The article of the regulation.</summary>
    public int Article => 36;
}
