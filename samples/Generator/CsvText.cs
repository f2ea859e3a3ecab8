using System.Globalization;
using System.Text;

namespace CreditFunctions.Samples.Generator;

/// <summary>Writes CSV as spreadsheets do (RFC 4180): commas, quotes where they are needed, CRLF.</summary>
internal static class CsvText
{
    internal static string Of(SampleFile file) => Write(file.Rows.Prepend(file.Header));

    internal static string OfFindings(IEnumerable<SampleFile> files) => Write(files
        .SelectMany(file => file.Findings.Select(finding => new[]
        {
            file.Name, finding.Row.ToString(CultureInfo.InvariantCulture), finding.Field, finding.Code,
        }))
        .Prepend(["file", "row", "field", "code"]));

    private static string Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Cell(string value) =>
        value.AsSpan().ContainsAny("\",\r\n") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
}
