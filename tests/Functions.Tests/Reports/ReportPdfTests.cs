using System.Text;
using CreditFunctions.Problems;
using CreditFunctions.Reports;
using CreditFunctions.Reports.Pdf;
using UglyToad.PdfPig.Content;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace CreditFunctions.Functions.Tests.Reports;

[Trait("Article", "24")]
public sealed class ReportPdfTests
{
    private static readonly ReportPdf s_pdf = new(new ReportFont());

    [Fact]
    public void The_text_that_is_copied_out_is_the_reports_text_in_its_order()
    {
        var content = SampleReports.Of(SampleReports.Record(1, underObjection: true), SampleReports.Record(2, new string('长', 3_000)));
        var text = ReportText.Of(content);
        var expected = text.Title
            + Rows(text.Facts) + text.Summary
            + string.Concat(text.Sections.Select(section => section.Heading
                + string.Concat(section.Entries.Select(entry => entry.Heading + entry.Mark + Rows(entry.Rows)))))
            + "须知" + string.Concat(text.Notes.Select(note => $"{note.Heading}：{note.Text}"));
        Assert.Equal(Letters(expected), Letters(Body(s_pdf.Render(content))));

        static string Rows(IReadOnlyList<ReportRow> rows) => string.Concat(rows.Select(row => row.Label + row.Value));
    }

    [Fact]
    public void Without_the_font_only_printed_reports_fail_and_say_why_and_it_is_found_once_it_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("no-font-");
        try
        {
            var pdf = new ReportPdf(new ReportFont(folder.FullName));
            var content = SampleReports.Of(SampleReports.Record(1));
            var problem = Assert.Throws<ProblemException>(() => pdf.Render(content)).Problem;
            Assert.Equal((503, "report-font-missing"), (problem.Status, problem.Code));
            Assert.NotEmpty(ReportHtml.Render(content));
            Assert.NotEmpty(content.Canonical());

            folder.CreateSubdirectory("fonts");
            foreach (var font in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "fonts"))) File.Copy(font, Path.Combine(folder.FullName, "fonts", Path.GetFileName(font)));
            Assert.Equal(s_pdf.Render(content), pdf.Render(content));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Three_hundred_records_are_paged_and_each_page_says_which_it_is_and_of_which_report()
    {
        var content = SampleReports.Of([.. Enumerable.Range(1, 300).Select(number => SampleReports.Record(number))]);
        using var pdf = PigDocument.Open(s_pdf.Render(content));
        Assert.InRange(pdf.NumberOfPages, 40, 120);
        foreach (var page in pdf.GetPages())
        {
            Assert.Contains($"第{page.Number}页，共{pdf.NumberOfPages}页", Letters(page.Text), StringComparison.Ordinal);
            Assert.Contains(content.Code, page.Text, StringComparison.Ordinal);
            Assert.Equal((595, 841), ((int)page.Width, (int)page.Height));
            Assert.All(page.Letters, letter => Assert.InRange(letter.Location.X, PageFlow.Left - 1, PageFlow.Right + 1));
            // Between header and footer nothing overlaps them.
            Assert.All(page.Letters.Where(IsBody), letter => Assert.InRange(letter.Location.Y, PdfPage.Height - PageFlow.Bottom - 1, PdfPage.Height - PageFlow.Top + 1));
        }

        var body = Letters(Body(s_pdf.Render(content)));
        Assert.All(content.Records, record => Assert.Contains(Letters(record.DocumentNumber), body, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        var content = SampleReports.Of(SampleReports.Record(1));
        Assert.Equal(s_pdf.Render(content), s_pdf.Render(content));
        Assert.NotEqual(s_pdf.Render(content), s_pdf.Render(content with { LedgerEntry = "qother" }));
    }

    [Fact]
    public void It_tells_its_language_and_title_and_holds_its_font_and_no_script()
    {
        var bytes = s_pdf.Render(SampleReports.Of());
        using var pdf = PigDocument.Open(bytes);
        Assert.Equal("社会信用信息报告", pdf.Information.Title);
        var raw = Encoding.Latin1.GetString(bytes);
        Assert.Contains("/Lang (zh-CN)", raw, StringComparison.Ordinal);
        Assert.Contains("/FontFile2", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("/JavaScript", raw, StringComparison.Ordinal);
        Assert.InRange(bytes.Length, 10_000, 400_000);
    }

    [Fact]
    public void Rare_characters_are_shown_where_the_font_has_them_and_written_out_where_not()
    {
        var body = Body(s_pdf.Render(SampleReports.Of(SampleReports.Record(1, "䶮㛃𠮷\uE000\u202Eש"))));
        Assert.Contains("䶮㛃", body, StringComparison.Ordinal);
        Assert.Contains("〔U+E000〕〔U+202E〕〔U+05E9〕", Letters(body), StringComparison.Ordinal);
        Assert.True(body.Contains('\uD842', StringComparison.Ordinal) || body.Contains("〔U+20BB7〕", StringComparison.Ordinal));
    }

    private static string Body(byte[] file)
    {
        using var pdf = PigDocument.Open(file);
        return string.Concat(pdf.GetPages().SelectMany(page => page.Letters).Where(IsBody).Select(letter => letter.Value));
    }

    // Headers and footers are smaller than everything else.
    private static bool IsBody(Letter letter) => letter.PointSize > 8.5;

    private static string Letters(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
