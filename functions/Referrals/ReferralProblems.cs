using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Referrals;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Referrals;

/// <summary>What an act on a referral can be refused for.</summary>
internal static class ReferralProblems
{
    private static readonly HashSet<Refusal> s_forbidden =
        [ReferralRefusals.NotUnitInQuestion, ReferralRefusals.OwnCase, ReferralRefusals.NotAssignedBody];

    public static Problem Unknown { get; } = CommonProblems.NotFound("referral-not-found", "没有可供查看的该责任追究线索。");

    /// <summary>A refusal by the rules as a problem.</summary>
    public static Problem Of(Refusal why)
    {
        if (why == ReferralRefusals.NoCase) return Unknown;
        var status = why.Field is not null ? StatusCodes.Status400BadRequest
            : s_forbidden.Contains(why) ? StatusCodes.Status403Forbidden
            : StatusCodes.Status409Conflict;
        return new Problem(status, why.Code, why.Title, why.Detail)
        {
            Errors = why.Field is { } field ? [new FieldError(field, why.Code, why.Title)] : [],
        };
    }
}
