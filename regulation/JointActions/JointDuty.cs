using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.JointActions;

/// <summary>What must be done for a joint action, or for one of its units.</summary>
/// <param name="Id">Unique within all cases.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "duty")]
[JsonDerivedType(typeof(DeliverTasks), "deliver-tasks")]
[JsonDerivedType(typeof(StopUnits), "stop-units")]
[JsonDerivedType(typeof(Notify), "notify")]
[JsonDerivedType(typeof(OpenReferral), "open-referral")]
[JsonDerivedType(typeof(NoteReferral), "note-referral")]
public abstract record JointDuty(string Id) : CaseDuty(Id)
{
    /// <summary>任务下达: to every unit that has not been told.</summary>
    public sealed record DeliverTasks(string Id) : JointDuty(Id);

    /// <summary>停止通知: to every unit that was, or may have been, told.</summary>
    public sealed record StopUnits(string Id) : JointDuty(Id);

    /// <summary>Tell somebody something; the id is the notice's.</summary>
    public sealed record Notify(string Id, Recipient To, JointNoticeKind Kind, JointNoticeFacts Facts) : JointDuty(Id);

    /// <summary>Open an accountability referral (art. 36) as suspected, for a person to judge.</summary>
    public sealed record OpenReferral(string Id, string Unit, string Cause, DateTimeOffset Since) : JointDuty(Id);

    /// <summary>Note on that referral that by a corrected calendar the limit is not over after all.</summary>
    public sealed record NoteReferral(string Id, string ReferralId, string Why) : JointDuty(Id);
}
