using CreditFunctions.Cases;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Referrals;

namespace CreditFunctions.Referrals;

/// <summary>A referral as it is answered. Names bodies and cases, no person. Times are China's.</summary>
/// <param name="ReferralId">Opaque.</param>
/// <param name="State">Suspected, until a person decides.</param>
/// <param name="Article">The article of the regulation.</param>
/// <param name="Unit">The body in question.</param>
/// <param name="Cause">The duty that was missed.</param>
/// <param name="CaseId">The case whose history is the evidence.</param>
/// <param name="Since">When the breach began.</param>
/// <param name="OpenedAt">When it was opened.</param>
internal sealed record ReferralAnswer(string ReferralId, ReferralStage State, int Article, string Unit, string Cause, string CaseId,
    DateTimeOffset Since, DateTimeOffset OpenedAt)
{
    public string? AssignedTo { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public ReferralResult? Result { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Since when it is known that the fact does not stand; null while it stands.</summary>
    public DateTimeOffset? FactVanishedAt { get; init; }

    /// <summary>What happened to the referral, oldest first; only where one is read.</summary>
    public IReadOnlyList<ReferralHappening>? Events { get; init; }

    /// <summary>The history of the case in which the duty was missed; only where one is read.</summary>
    public IReadOnlyList<TimelineEntry>? Timeline { get; init; }

    /// <summary>Where that case is read; only where one is read.</summary>
    public string? Case { get; init; }

    public static ReferralAnswer Of(ReferralCase referral) => new(referral.CaseId, referral.Stage, 36, referral.Unit, referral.Cause, referral.SourceCaseId,
        ChinaTime.At(referral.Since), ChinaTime.At(referral.OpenedAt))
    {
        AssignedTo = referral.AssignedTo,
        AnsweredAt = At(referral.AnsweredAt),
        Result = referral.Result,
        ClosedAt = At(referral.ClosedAt),
        FactVanishedAt = At(referral.FactVanishedAt),
    };

    private static DateTimeOffset? At(DateTimeOffset? instant) => instant is { } at ? ChinaTime.At(at) : null;
}

/// <summary>Something that happened to a referral.</summary>
/// <param name="Event">The kind.</param>
/// <param name="At">When, China time.</param>
/// <param name="Unit">The body that acted; null: the system.</param>
/// <param name="Text">What it wrote: an explanation, reasons, why a fact vanished.</param>
internal sealed record ReferralHappening(string Event, DateTimeOffset At, string? Unit, string? Text)
{
    public static ReferralHappening Of(CaseEntry<ReferralEvent> entry) => new(entry.ToStored().Kind, ChinaTime.At(entry.Happened.At), entry.Happened.By.Unit,
        entry.Happened switch
        {
            ReferralEvent.Closed closed => closed.Reasons,
            ReferralEvent.FactVanished vanished => vanished.Why,
            _ => entry.Text,
        });
}
