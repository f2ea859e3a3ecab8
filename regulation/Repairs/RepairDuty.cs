using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Repairs;

/// <summary>What must be done for a repair.</summary>
/// <param name="Id">Unique within all cases.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "duty")]
[JsonDerivedType(typeof(AmendTarget), "amend-target")]
[JsonDerivedType(typeof(StopWhatRests), "stop-what-rests")]
[JsonDerivedType(typeof(Notify), "notify")]
[JsonDerivedType(typeof(DeliverResult), "deliver-result")]
[JsonDerivedType(typeof(TellRecipients), "tell-recipients")]
[JsonDerivedType(typeof(TellObjections), "tell-objections")]
[JsonDerivedType(typeof(OpenReferral), "open-referral")]
[JsonDerivedType(typeof(NoteReferral), "note-referral")]
public abstract record RepairDuty(string Id) : CaseDuty(Id)
{
    /// <summary>删除、标注: what was decided becomes of the information.</summary>
    public sealed record AmendTarget(string Id, RepairEffect Effect) : RepairDuty(Id);

    /// <summary>停止惩戒 (art. 27): what rests on the information ends.</summary>
    public sealed record StopWhatRests(string Id) : RepairDuty(Id);

    /// <summary>Tell somebody something; <see cref="CaseDuty.Id"/> is the notice's id.</summary>
    public sealed record Notify(string Id, Recipient To, RepairNotice Kind, RepairFacts Facts) : RepairDuty(Id);

    /// <summary>告知: bring the result to the applicant, and record the proof.</summary>
    public sealed record DeliverResult(string Id, Recipient To, RepairFacts Facts) : RepairDuty(Id);

    /// <summary>Tell everybody who received or queried the information that it is repaired.</summary>
    public sealed record TellRecipients(string Id) : RepairDuty(Id);

    /// <summary>Tell the bodies that decide running objections to the same record.</summary>
    public sealed record TellObjections(string Id) : RepairDuty(Id);

    /// <summary>Open an accountability referral (art. 36) as suspected, for a person to judge.</summary>
    public sealed record OpenReferral(string Id, string Unit, DateTimeOffset Since) : RepairDuty(Id);

    /// <summary>Note on that referral that by a corrected calendar the limit is not over after all.</summary>
    public sealed record NoteReferral(string Id, string ReferralId, string Why) : RepairDuty(Id);
}
