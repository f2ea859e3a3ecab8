using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Referrals;

/// <summary>An accountability referral as it stands (art. 36). Never deleted; every change is an event.</summary>
public sealed record ReferralCase : CaseState<ReferralDuty>
{
    /// <summary>The body in question, by unified social credit code.</summary>
    public required string Unit { get; init; }

    /// <summary>The duty that was missed, in kebab-case, such as <c>objection-overdue</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>The case whose history is the evidence.</summary>
    public required string SourceCaseId { get; init; }

    /// <summary>When the breach began: the latest, where the duty was missed again after a fact had vanished.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the first breach began.</summary>
    public required DateTimeOffset FirstSince { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required ReferralStage Stage { get; init; }

    /// <summary>The body that looks into it; null until it is assigned.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>The person of that body who was named, by a keyed pseudonym; null where none was.</summary>
    public string? Person { get; init; }

    /// <summary>When the unit in question first explained itself.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    public ReferralResult? Result { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When it last became known that the fact does not stand, such as by a corrected calendar; null while it stands.</summary>
    public DateTimeOffset? FactVanishedAt { get; init; }
}
