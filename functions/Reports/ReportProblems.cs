using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Reports;

/// <summary>Why there is no report.</summary>
internal static class ReportProblems
{
    public static Problem FontMissing { get; } = new(StatusCodes.Status503ServiceUnavailable, "report-font-missing",
        "暂时无法生成 PDF 报告，请改用网页格式（format=html）。", "The app was built without the font of printed reports: run npm ci, and build again.");
}
