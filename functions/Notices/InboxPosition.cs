using System.Globalization;
using System.Text;
using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Notices;

/// <summary>Which page of an inbox is asked for: <c>limit</c> and <c>continuation</c> of the query string.</summary>
/// <param name="After">The position after which it begins, or null.</param>
/// <param name="Size">1 to 100.</param>
internal sealed record InboxPosition(string? After, int Size)
{
    private const int Usual = 50, Most = 100;

    /// <summary>Reads it.</summary>
    /// <exception cref="ProblemException">400 <c>invalid-request</c> with the field.</exception>
    public static InboxPosition Read(HttpRequest request)
    {
        var errors = new FieldErrors();
        var size = Usual;
        if (request.Query["limit"].ToString() is { Length: > 0 } limit
            && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > Most))
        {
            errors.Add("limit", "range", $"limit 应为 1 至 {Most} 的整数。");
        }

        string? after = null;
        if (request.Query["continuation"].ToString() is { Length: > 0 } continuation && (after = Decode(continuation)) is null)
        {
            errors.Add("continuation", "format", "continuation 不正确，请使用上一页返回的值。");
        }

        errors.ThrowIfAny();
        return new InboxPosition(after, size);
    }

    /// <summary>An opaque token for a position.</summary>
    public static string? Encode(string? position) => position is null ? null : Convert.ToHexStringLower(Encoding.UTF8.GetBytes(position));

    private static string? Decode(string continuation)
    {
        var bytes = new byte[continuation.Length / 2];
        if (Convert.FromHexString(continuation, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return null;
        var position = Encoding.UTF8.GetString(bytes);
        return NoticeEntity.IsRowKey(position) ? position : null;
    }
}
