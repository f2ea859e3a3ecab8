using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Referrals;

/// <summary>Something that happened to a referral.</summary>
/// <param name="At">When it happened, by the server's clock.</param>
/// <param name="By">Who did it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(BreachedAgain), "breached-again")]
[JsonDerivedType(typeof(FactVanished), "fact-vanished")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(TimePassed), "time-passed")]
[JsonDerivedType(typeof(DutiesDone), "duties-done")]
[JsonDerivedType(typeof(DutyFailed), "duty-failed")]
public abstract record ReferralEvent(DateTimeOffset At, Actor By) : ICaseEvent
{
    /// <summary>登记: the system found a duty missed.</summary>
    public sealed record Opened(DateTimeOffset At, string ReferralId, string Unit, string Cause, string SourceCaseId, DateTimeOffset Since)
        : ReferralEvent(At, Actor.System);

    /// <summary>The same duty was missed again after the fact had vanished.</summary>
    public sealed record BreachedAgain(DateTimeOffset At, DateTimeOffset Since) : ReferralEvent(At, Actor.System);

    /// <summary>By what became known, such as a corrected calendar, the duty was not missed: noted, nothing is taken back.</summary>
    /// <remarks><c>NoteId</c>: The same note twice is one.</remarks>
    public sealed record FactVanished(DateTimeOffset At, string NoteId, string Why) : ReferralEvent(At, Actor.System);

    /// <summary>交办: the authority has a body, and perhaps a person of it, look into it.</summary>
    public sealed record Assigned(DateTimeOffset At, Actor By, string ToUnit, string? ToPerson) : ReferralEvent(At, By);

    /// <summary>说明: the unit in question explains itself; its words stand with the event.</summary>
    public sealed record Answered(DateTimeOffset At, Actor By) : ReferralEvent(At, By);

    /// <summary>办结: a person closes it.</summary>
    public sealed record Closed(DateTimeOffset At, Actor By, ReferralResult Result, string Reasons) : ReferralEvent(At, By);

    /// <summary>Time went on.</summary>
    public sealed record TimePassed(DateTimeOffset At) : ReferralEvent(At, Actor.System);

    /// <summary>What had to be done was done.</summary>
    public sealed record DutiesDone(DateTimeOffset At, IReadOnlyList<string> DutyIds) : ReferralEvent(At, Actor.System), IDutiesDone;

    /// <summary>What had to be done failed; it is tried again.</summary>
    public sealed record DutyFailed(DateTimeOffset At, string DutyId, string Why) : ReferralEvent(At, Actor.System), IDutyFailed;
}
