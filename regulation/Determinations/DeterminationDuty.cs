using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Determinations;

/// <summary>Something that must be done in the world because of what happened to a determination. Done twice, it is as done once.</summary>
/// <param name="Id">Unique within all cases.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "duty")]
[JsonDerivedType(typeof(Notify), "notify")]
[JsonDerivedType(typeof(ServeNotice), "serve-notice")]
[JsonDerivedType(typeof(LookForReceipt), "look-for-receipt")]
[JsonDerivedType(typeof(DeliverDecision), "deliver-decision")]
[JsonDerivedType(typeof(EndGround), "end-ground")]
[JsonDerivedType(typeof(OpenReferral), "open-referral")]
[JsonDerivedType(typeof(NoteReferral), "note-referral")]
public abstract record DeterminationDuty(string Id) : CaseDuty(Id)
{
    /// <summary>Tell somebody something; <see cref="CaseDuty.Id"/> is the notice's id.</summary>
    public sealed record Notify(string Id, Recipient To, DeterminationNoticeKind Kind, DeterminationNoticeFacts Facts) : DeterminationDuty(Id);

    /// <summary>告知书送达: facts, basis, reasons and the way to repair into the subject's inbox (两书同达).</summary>
    public sealed record ServeNotice(string Id) : DeterminationDuty(Id);

    /// <summary>See whether the subject opened or confirmed the notice.</summary>
    public sealed record LookForReceipt(string Id) : DeterminationDuty(Id);

    /// <summary>决定书: the decision to the subject, with the way to repair and the remedies.</summary>
    public sealed record DeliverDecision(string Id) : DeterminationDuty(Id);

    /// <summary>Everything that rests on it ends too (art. 27).</summary>
    public sealed record EndGround(string Id, DeterminationEnd Cause) : DeterminationDuty(Id);

    /// <summary>Open an accountability referral (art. 36) as suspected, for a person to judge.</summary>
    public sealed record OpenReferral(string Id, string Unit, DateTimeOffset Since) : DeterminationDuty(Id);

    /// <summary>Note on that referral that by a corrected calendar the limit is not over after all.</summary>
    public sealed record NoteReferral(string Id, string ReferralId, string Why) : DeterminationDuty(Id);
}
