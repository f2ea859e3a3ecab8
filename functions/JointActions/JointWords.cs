using System.Text.Json;
using CreditFunctions.Regulation.JointActions;

namespace CreditFunctions.JointActions;

/// <summary>The words of joint action, Chinese.</summary>
internal static class JointWords
{
    public static string Of(JointActionKind kind) => kind == JointActionKind.Incentive ? "联合激励" : "联合惩戒";

    public static string Of(StopCause cause) => cause switch
    {
        StopCause.Expired => "期限届满",
        StopCause.Revoked => "发起单位撤销",
        StopCause.Repaired => "信用修复",
        StopCause.ObjectionUpheld => "异议成立",
        StopCause.GroundCorrected => "所依据的信息已更正",
        StopCause.GroundRevoked => "所依据的信息或者认定已撤销",
        StopCause.GroundExpired => "所依据的信息或者认定已到期",
        StopCause.ConsentWithdrawn => "所依据信息的采集同意已撤回",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "No words for this cause."),
    };

    /// <summary>An enum's value as programs read it.</summary>
    public static string Kebab<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
