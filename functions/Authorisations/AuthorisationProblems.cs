using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Authorisations;

/// <summary>Why an authorisation is not given or not honoured.</summary>
internal static class AuthorisationProblems
{
    /// <summary>One answer for unknown, another's, expired, revoked and used up: it tells nothing. The ledger has the reason.</summary>
    public static Problem Unknown { get; } = CommonProblems.NotFound("authorisation-not-found", "没有可供使用的该项授权。");

    public static Problem NothingHeld { get; } = CommonProblems.NotFound("subject-not-found", "平台没有归集您的信用信息，没有可以授权查询的内容。");

    public static Problem KeyReused { get; } = new(StatusCodes.Status409Conflict, "idempotency-key-reused",
        "该 Idempotency-Key 已用于另一请求，请更换后重试。", "The idempotency key was used for another request: choose a new one.");
}
