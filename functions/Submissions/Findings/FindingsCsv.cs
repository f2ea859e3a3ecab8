using System.Globalization;
using System.Text;
using CreditFunctions.Regulation.Catalogue.Rows;
using Microsoft.AspNetCore.Mvc;

namespace CreditFunctions.Submissions.Findings;

/// <summary>Answers findings as CSV in UTF-8 with a byte order mark, as spreadsheets here need it: row, field, code, severity, message.</summary>
internal sealed class FindingsCsv(IAsyncEnumerable<Finding> findings, string fileName) : IActionResult
{
    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync("row,field,code,severity,message\r\n");
        await foreach (var finding in findings.WithCancellation(context.HttpContext.RequestAborted)) await writer.WriteAsync(Line(finding));
    }

    internal static string Line(Finding finding) => string.Create(CultureInfo.InvariantCulture,
        $"{finding.Row},{Cell(finding.Field)},{finding.Code},{finding.Severity.ToString().ToLowerInvariant()},{Cell(finding.Message)}\r\n");

    // A column's name comes from the sender: a spreadsheet would run what begins like a formula.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
