using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Referrals;

namespace CreditFunctions.Referrals;

/// <summary>What an act on a referral can be refused for.</summary>
internal static class ReferralProblems
{
    public static Problem Unknown { get; } = CommonProblems.NotFound("referral-not-found", "没有可供查看的该责任追究线索。");

    /// <summary>A refusal by the rules as a problem.</summary>
    public static Problem Of(Refusal why) => why == ReferralRefusals.NoCase ? Unknown
        : RefusalProblem.Of(why, ReferralRefusals.NotUnitInQuestion, ReferralRefusals.OwnCase, ReferralRefusals.NotAssignedBody);
}
