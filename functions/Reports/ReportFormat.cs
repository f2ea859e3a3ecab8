using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CreditFunctions.Reports;

/// <summary>In what a report is handed out.</summary>
internal enum ReportFormat
{
    /// <summary>A page, to read and to print.</summary>
    Html,
    /// <summary>A4.</summary>
    Pdf,
    /// <summary>The canonical content.</summary>
    Json,
}

/// <summary>Reads which is asked for, and names them.</summary>
internal static class ReportFormats
{
    /// <summary><c>?format=</c> first, then the <c>Accept</c> header by quality; a page where neither names one.</summary>
    /// <exception cref="ProblemException">400 <c>invalid-request</c>: there is no such format.</exception>
    public static ReportFormat Read(HttpRequest request)
    {
        if (request.Query["format"].ToString() is { Length: > 0 } named)
        {
            if (Enum.TryParse<ReportFormat>(named, ignoreCase: true, out var format) && Enum.IsDefined(format) && !char.IsAsciiDigit(named[0])) return format;
            var errors = new FieldErrors();
            errors.Add("format", "code-list", "format 应为 html、pdf 或 json。");
            errors.ThrowIfAny();
        }

        return MediaTypeHeaderValue.TryParseList([.. request.Headers.Accept.OfType<string>()], out var accepted)
            ? accepted.OrderByDescending(type => type.Quality ?? 1).Select(type => OfMediaType(type.MediaType.Value)).FirstOrDefault(found => found is not null)
                ?? ReportFormat.Html
            : ReportFormat.Html;
    }

    /// <summary>Its content type.</summary>
    public static string MediaType(this ReportFormat format) => format switch
    {
        ReportFormat.Pdf => "application/pdf",
        ReportFormat.Json => "application/json; charset=utf-8",
        _ => "text/html; charset=utf-8",
    };

    private static ReportFormat? OfMediaType(string? type) => type switch
    {
        "application/pdf" => ReportFormat.Pdf,
        "application/json" => ReportFormat.Json,
        "text/html" => ReportFormat.Html,
        _ => null,
    };
}
