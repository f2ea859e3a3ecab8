using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Access;

/// <summary>Why a caller is not let in.</summary>
internal static class AccessProblems
{
    public static Problem TokenMissing { get; } = new(StatusCodes.Status401Unauthorized, "token-missing",
        "请先登录：请求中缺少访问令牌。", "Send a bearer token in the Authorization header.");

    public static Problem TokenInvalid { get; } = new(StatusCodes.Status401Unauthorized, "token-invalid",
        "访问令牌无效，请重新登录。", "The token's signature, issuer, audience or form is not valid.");

    public static Problem TokenExpired { get; } = new(StatusCodes.Status401Unauthorized, "token-expired",
        "访问令牌已过期或尚未生效，请重新登录。", "The token is outside its lifetime.");

    public static Problem Forbidden { get; } = new(StatusCodes.Status403Forbidden, "forbidden",
        "您没有执行此操作的权限。", "None of the caller's roles allows this.");

    public static Problem UnitMissing { get; } = new(StatusCodes.Status403Forbidden, "unit-missing",
        "访问令牌中没有单位信息，无法执行此操作。", "The token has no unit claim: the caller's body by unified social credit code.");

    public static Problem UnitInvalid { get; } = new(StatusCodes.Status403Forbidden, "unit-invalid",
        "访问令牌中的单位不是有效的统一社会信用代码，请联系身份管理人员更正。", "The token's unit claim is not a valid unified social credit code: correct it at the identity provider.");

    public static Problem IdentityUnavailable { get; } = new(StatusCodes.Status503ServiceUnavailable, "identity-unavailable",
        "身份认证服务暂时不可用，请稍后重试。", "The signing keys of the identity provider could not be read.") { RetryAfterSeconds = 5 };
}
