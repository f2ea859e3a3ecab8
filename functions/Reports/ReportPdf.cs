using System.Globalization;
using CreditFunctions.Reports.Pdf;

namespace CreditFunctions.Reports;

/// <summary>A report on A4 paper, with its code and the page's number on each page. The same content gives the same bytes.</summary>
internal sealed class ReportPdf(ReportFont font)
{
    private static readonly TextStyle s_title = new(19, Bold: true), s_section = new(12.5, Bold: true), s_entry = new(10.5, Bold: true),
        s_label = new(9, Grey: 0.3), s_value = new(9.5), s_text = new(9.5), s_mark = new(9.5, Bold: true), s_edge = new(8, Grey: 0.35);

    public byte[] Render(ReportContent content)
    {
        var text = ReportText.Of(content);
        var used = new PdfFont(font.Read());
        var document = new PdfDocument(used);
        var flow = new PageFlow(document, used);
        flow.Paragraph(text.Title, s_title, after: 10);
        flow.Table(text.Facts, s_label, s_value);
        flow.Paragraph(text.Summary, s_text, before: 12, after: 4);
        foreach (var section in text.Sections)
        {
            flow.Keep(110);
            flow.Heading(section.Heading, s_section);
            foreach (var entry in section.Entries)
            {
                flow.Keep(75);
                flow.Paragraph(entry.Heading, s_entry, before: 9, after: 2);
                if (entry.Mark is { } mark) flow.Paragraph(mark, s_mark, after: 2);
                flow.Table(entry.Rows, s_label, s_value);
            }
        }

        flow.Keep(110);
        flow.Heading("须知", s_section);
        foreach (var note in text.Notes) flow.Paragraph($"{note.Heading}：{note.Text}", s_text, before: 5);
        Edges(document, text.Title, content.Code);
        return document.Write(text.Title, content.AsOf);
    }

    private static void Edges(PdfDocument document, string title, string code)
    {
        foreach (var (index, page) in document.Pages.Index())
        {
            page.BeginArtifact();
            page.Text(PageFlow.Left, 40, title, s_edge);
            page.TextTo(PageFlow.Right, 40, $"核验码 {code}", s_edge);
            page.Line(PageFlow.Left, 46, PageFlow.Right - PageFlow.Left, 0.6);
            page.TextTo(PageFlow.Right, PdfPage.Height - 32,
                string.Create(CultureInfo.InvariantCulture, $"第 {index + 1} 页，共 {document.Pages.Count} 页"), s_edge);
            page.EndArtifact();
        }
    }
}
