using CreditFunctions.Regulation.Calendar;

namespace CreditFunctions.Reports;

/// <summary>Whether a report is what was issued. Tells nothing of whom it is about. A code that was never issued has an answer of the same form.</summary>
/// <param name="Code">The code that was asked about.</param>
/// <param name="Valid">True where a report of that code was issued and, where a hash or file was given, it is that report's.</param>
/// <param name="Result"><c>issued</c>, <c>matches</c>, <c>differs</c> or <c>unknown-code</c>.</param>
/// <param name="Message">The same for people, in Chinese.</param>
/// <param name="Hash">The hash that was compared, or null.</param>
/// <param name="IssuedAt">When it was issued, China time.</param>
/// <param name="Format">In what it was handed out.</param>
/// <param name="ContentHash">SHA-256 of the content, as printed on it.</param>
/// <param name="FileHash">SHA-256 of the bytes that were handed out.</param>
/// <param name="LedgerEntry">The ledger's entry of the issue.</param>
/// <param name="Checkpoint">Where the ledger's signed checkpoint stands, under which the entry is sealed.</param>
/// <param name="Proof">Where the entry's proof of inclusion stands, once it is sealed.</param>
internal sealed record VerificationAnswer(string Code, bool Valid, string Result, string Message, string? Hash, DateTimeOffset? IssuedAt,
    ReportFormat? Format, string? ContentHash, string? FileHash, string? LedgerEntry, string? Checkpoint, string? Proof)
{
    /// <summary>Where a code is checked.</summary>
    public static string AddressOf(string address, string code) => $"{address}/api/v1/reports/{code}/verification";

    /// <summary>The answer for a report, compared with a hash where there is one.</summary>
    public static VerificationAnswer Of(string code, IssuedReport report, string? hash)
    {
        var (valid, result, message) = hash is null ? (true, "issued", "本平台签发过该核验码的报告；请核对报告上印的内容摘要是否一致。")
            : report.Matches(hash) ? (true, "matches", "报告与签发时一致，未被改动。")
            : (false, "differs", "与签发的报告不一致：文件可能被改动，或者不是下载时的原文件。");
        return new VerificationAnswer(code, valid, result, message, hash, ChinaTime.At(report.IssuedAt), report.Format, report.ContentHash,
            report.FileHash, report.LedgerEntry, "/api/v1/ledger/checkpoint", $"/api/v1/ledger/proof/{report.LedgerEntry}");
    }

    /// <summary>The answer where no report has that code.</summary>
    public static VerificationAnswer Unknown(string code, string? hash) => new(code, false, "unknown-code",
        "没有签发过该核验码的报告，请核对核验码。", hash, null, null, null, null, null, null, null);
}
