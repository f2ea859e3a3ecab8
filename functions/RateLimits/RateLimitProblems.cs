using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.RateLimits;

/// <summary>What too many requests are answered.</summary>
internal static class RateLimitProblems
{
    /// <summary>429 with <c>Retry-After</c>.</summary>
    public static Problem TooMany(int retryAfterSeconds) => new(StatusCodes.Status429TooManyRequests, "too-many-requests",
        "请求过于频繁，请稍后重试。", "Too many requests: wait for as many seconds as Retry-After says.") { RetryAfterSeconds = retryAfterSeconds };
}
