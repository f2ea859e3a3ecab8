using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Ledger;

/// <summary>What the log can refuse.</summary>
internal static class LedgerProblems
{
    public static Problem Unavailable { get; } = new(StatusCodes.Status503ServiceUnavailable, "ledger-unavailable",
        "查询日志暂时无法写入，按规定不予答复，请稍后重试。", "The ledger could not be written, so nothing is answered (art. 15(3)). Try again.")
    { RetryAfterSeconds = 5 };
}
