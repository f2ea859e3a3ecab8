using System.Text.Json.Serialization;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Regulation.Referrals;

/// <summary>What must be done for a referral.</summary>
/// <param name="Id">Unique within all cases.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "duty")]
[JsonDerivedType(typeof(Notify), "notify")]
public abstract record ReferralDuty(string Id) : CaseDuty(Id)
{
    /// <summary>Tell a unit something; <see cref="CaseDuty.Id"/> is the notice's id.</summary>
    public sealed record Notify(string Id, string Unit, ReferralNotice Kind) : ReferralDuty(Id);
}

/// <summary>What a notice about a referral says.</summary>
public enum ReferralNotice
{
    /// <summary>To the body that looks into it.</summary>
    Assigned,

    /// <summary>To the unit in question: it is looked into, and it may explain itself.</summary>
    AnswerAsked,

    /// <summary>To the body that looks into it: the unit explained itself.</summary>
    Answered,

    /// <summary>To the unit in question: what came of it.</summary>
    Closed,
}
