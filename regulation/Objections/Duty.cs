using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Objections;

/// <summary>What must be done for an objection.</summary>
/// <param name="Id">Unique within all cases.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "duty")]
[JsonDerivedType(typeof(MarkRecord), "mark-record")]
[JsonDerivedType(typeof(UnmarkRecord), "unmark-record")]
[JsonDerivedType(typeof(AmendRecord), "amend-record")]
[JsonDerivedType(typeof(Notify), "notify")]
[JsonDerivedType(typeof(DeliverResult), "deliver-result")]
[JsonDerivedType(typeof(TellRecipients), "tell-recipients")]
[JsonDerivedType(typeof(OpenReferral), "open-referral")]
[JsonDerivedType(typeof(NoteReferral), "note-referral")]
public abstract record Duty(string Id) : CaseDuty(Id)
{
    /// <summary>Show "under objection" (异议处理中) wherever the record is shown or shared.</summary>
    public sealed record MarkRecord(string Id) : Duty(Id);

    /// <summary>Stop showing it.</summary>
    public sealed record UnmarkRecord(string Id) : Duty(Id);

    /// <summary>Write what was decided as a new version of the record: corrected, deleted or annotated.</summary>
    public sealed record AmendRecord(string Id, ObjectionOutcome Outcome) : Duty(Id);

    /// <summary>Tell somebody something; <see cref="CaseDuty.Id"/> is the notice's id.</summary>
    public sealed record Notify(string Id, Recipient To, NoticeKind Kind, NoticeFacts Facts) : Duty(Id);

    /// <summary>告知: bring the result to the applicant, and record the proof.</summary>
    public sealed record DeliverResult(string Id, Recipient To, NoticeFacts Facts) : Duty(Id);

    /// <summary>Tell everybody who was given the disputed fact how it stands now.</summary>
    public sealed record TellRecipients(string Id) : Duty(Id);

    /// <summary>Open an accountability referral (art. 36) as suspected, for a person to judge.</summary>
    public sealed record OpenReferral(string Id, string Unit, DateTimeOffset Since) : Duty(Id);

    /// <summary>Note on that referral that by a corrected calendar the limit is not over after all.</summary>
    public sealed record NoteReferral(string Id, string ReferralId, string Why) : Duty(Id);
}
