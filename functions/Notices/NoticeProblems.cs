using CreditFunctions.Problems;

namespace CreditFunctions.Notices;

/// <summary>What an inbox can refuse.</summary>
internal static class NoticeProblems
{
    public static Problem Unknown { get; } = CommonProblems.NotFound("notice-not-found", "收件箱中没有该通知。");

    /// <summary>Ids are letters, digits and hyphens; anything else cannot be a key and is no notice.</summary>
    public static bool IsId(string noticeId) =>
        noticeId.Length is > 0 and <= 100 && noticeId.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-');
}
