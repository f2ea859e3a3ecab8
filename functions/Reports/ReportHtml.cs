using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CreditFunctions.Reports;

/// <summary>A report as a page to read and to print: no script, nothing from elsewhere, every text escaped. The same content gives the same bytes.</summary>
internal static class ReportHtml
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static byte[] Render(ReportContent content)
    {
        var text = ReportText.Of(content);
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(ReportStyle.Policy).Append("\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
            .Append("<meta name=\"robots\" content=\"noindex\">\n<title>").Append(Escaped(text.Title)).Append(' ').Append(Escaped(content.Code))
            .Append("</title>\n<style>").Append(ReportStyle.Css).Append("</style>\n</head>\n<body>\n<main>\n");
        Element(page, "h1", text.Title);
        Table(page, "报告信息", null, text.Facts);
        Element(page, "p", text.Summary, "summary");
        foreach (var section in text.Sections) Section(page, section);
        page.Append("<section class=\"notes\">\n");
        Element(page, "h2", "须知");
        page.Append("<dl>\n");
        foreach (var note in text.Notes)
        {
            Element(page, "dt", note.Heading);
            Element(page, "dd", note.Text);
        }

        page.Append("</dl>\n</section>\n</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static void Section(StringBuilder page, ReportSection section)
    {
        page.Append("<section>\n");
        Element(page, "h2", section.Heading);
        foreach (var entry in section.Entries)
        {
            page.Append("<article>\n");
            if (entry.Mark is { } mark) Element(page, "p", mark, "mark");
            Table(page, entry.Heading, "h3", entry.Rows);
            page.Append("</article>\n");
        }

        page.Append("</section>\n");
    }

    private static void Table(StringBuilder page, string caption, string? heading, IReadOnlyList<ReportRow> rows)
    {
        page.Append("<table>\n<caption>");
        Element(page, heading ?? "span", caption);
        page.Append("</caption>\n<tbody>\n");
        foreach (var row in rows)
        {
            page.Append("<tr><th scope=\"row\">").Append(Escaped(row.Label)).Append("</th><td><bdi>").Append(Escaped(row.Value)).Append("</bdi></td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
    }

    private static void Element(StringBuilder page, string name, string text, string? style = null)
    {
        page.Append('<').Append(name);
        if (style is not null) page.Append(" class=\"").Append(style).Append('"');
        page.Append("><bdi>").Append(Escaped(text)).Append("</bdi></").Append(name).Append(">\n");
    }

    private static string Escaped(string text) => s_encoder.Encode(PlainText.Of(text)).Replace("&#xA;", "<br>", StringComparison.Ordinal);
}
