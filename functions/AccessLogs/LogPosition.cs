using System.Globalization;
using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.AccessLogs;

/// <summary>Which page is asked for: <c>limit</c> and <c>continuation</c> of the query string.</summary>
/// <param name="Continuation">Of the page before, or null.</param>
/// <param name="Size">1 to 200.</param>
internal sealed record LogPosition(string? Continuation, int Size)
{
    private const int Usual = 50, Most = 200, LongestContinuation = 100;

    /// <exception cref="ProblemException">400 <c>invalid-request</c> with the field.</exception>
    public static LogPosition Read(HttpRequest request)
    {
        var (errors, size) = (new FieldErrors(), Usual);
        if (request.Query["limit"].ToString() is { Length: > 0 } limit
            && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > Most))
        {
            errors.Add("limit", "range", $"limit 应为 1 至 {Most} 的整数。");
        }

        var continuation = request.Query["continuation"].ToString() is { Length: > 0 } given ? given : null;
        if (continuation is { Length: > LongestContinuation } || continuation?.All(char.IsAsciiLetterOrDigit) == false)
        {
            errors.Add("continuation", "format", "continuation 不正确，请使用上一页返回的值。");
        }

        errors.ThrowIfAny();
        return new LogPosition(continuation, size);
    }
}
