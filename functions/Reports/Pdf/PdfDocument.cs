using System.Globalization;

namespace CreditFunctions.Reports.Pdf;

/// <summary>Pages of A4 in one font, and the file that they make.</summary>
internal sealed class PdfDocument(PdfFont font)
{
    private readonly List<PdfPage> _pages = [];

    /// <summary>The pages so far.</summary>
    public IReadOnlyList<PdfPage> Pages => _pages;

    /// <summary>Begins a page.</summary>
    public PdfPage AddPage()
    {
        var page = new PdfPage(font);
        _pages.Add(page);
        return page;
    }

    /// <summary>The file. The same pages give the same bytes.</summary>
    /// <param name="title">What the document is.</param>
    /// <param name="made">When it was made.</param>
    public byte[] Write(string title, DateTimeOffset made)
    {
        var file = new PdfFile();
        var (catalog, tree) = (file.Reserve(), file.Reserve());
        var contents = _pages.ConvertAll(page => file.AddStream(page.Content()));
        var fontNumber = font.Write(file);
        var pages = contents.ConvertAll(content => file.Add(Invariant($"""
            << /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfPage.Width} {PdfPage.Height}] /Contents {content} 0 R
            /Resources << /Font << /F1 {fontNumber} 0 R >> >> >>
            """)));
        file.Set(tree, Invariant($"<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(page => Invariant($"{page} 0 R")))}] >>"));
        file.Set(catalog, Invariant($"<< /Type /Catalog /Pages {tree} 0 R /Lang (zh-CN) /ViewerPreferences << /DisplayDocTitle true >> >>"));
        var date = Invariant($"(D:{made:yyyyMMddHHmmss}+08'00)");
        return file.Write(catalog, file.Add(Invariant($"<< /Title {PdfFile.Text(title)} /CreationDate {date} /ModDate {date} >>")));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
