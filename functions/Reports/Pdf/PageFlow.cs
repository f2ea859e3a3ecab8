namespace CreditFunctions.Reports.Pdf;

/// <summary>Puts paragraphs and tables under one another, and goes on to a new page where one is full.</summary>
internal sealed class PageFlow(PdfDocument document, PdfFont font)
{
    /// <summary>The edges of what is printed, in points from the upper left corner.</summary>
    public const double Left = 54, Right = PdfPage.Width - 54, Top = 60, Bottom = PdfPage.Height - 54;

    private const double LabelWidth = 118, Padding = 5, Leading = 1.5;
    private PdfPage _page = document.AddPage();
    private double _y = Top;

    /// <summary>Begins a new page where less than that height is left, so that a heading is not parted from what it heads.</summary>
    public void Keep(double height)
    {
        if (_y + height > Bottom) Turn();
    }

    /// <summary>A text over the whole width.</summary>
    public void Paragraph(string text, TextStyle style, double before = 0, double after = 0)
    {
        if (_y > Top) _y += before;
        foreach (var line in LineBreaks.Of(Shown(text), Right - Left, style, font))
        {
            Keep(style.Size * Leading);
            Write(Left, line, style);
            _y += style.Size * Leading;
        }

        _y += after;
    }

    /// <summary>A heading with a line under it.</summary>
    public void Heading(string text, TextStyle style)
    {
        Paragraph(text, style, before: 16, after: 2);
        _page.Line(Left, _y, Right - Left, 0.35);
        _y += 3;
    }

    /// <summary>Labels with their values. A row that is higher than what is left of the page goes on overleaf, line by line.</summary>
    public void Table(IReadOnlyList<ReportRow> rows, TextStyle label, TextStyle value)
    {
        foreach (var row in rows)
        {
            var labels = LineBreaks.Of(Shown(row.Label), LabelWidth - (2 * Padding), label, font);
            var values = LineBreaks.Of(Shown(row.Value), Right - Left - LabelWidth - (2 * Padding), value, font);
            var height = value.Size * Leading;
            var count = Math.Max(labels.Count, values.Count);
            for (var from = 0; from < count;)
            {
                Keep((Math.Min(count - from, 2) * height) + Padding);
                var fit = Math.Min(count - from, Math.Max(1, (int)((Bottom - _y - Padding) / height)));
                Cells(fit, height, labels.Skip(from).Take(fit), values.Skip(from).Take(fit), label, value);
                from += fit;
            }
        }
    }

    private void Cells(int lines, double height, IEnumerable<string> labels, IEnumerable<string> values, TextStyle label, TextStyle value)
    {
        var whole = (lines * height) + Padding;
        _page.Fill(Left, _y, LabelWidth, whole, 0.95);
        _page.Frame(Left, _y, LabelWidth, whole, 0.75);
        _page.Frame(Left + LabelWidth, _y, Right - Left - LabelWidth, whole, 0.75);
        Column(Left + Padding, height, labels, label);
        Column(Left + LabelWidth + Padding, height, values, value);
        _y += whole;
    }

    private void Column(double x, double height, IEnumerable<string> lines, TextStyle style)
    {
        foreach (var (index, line) in lines.Index()) _page.Text(x, _y + (Padding / 2) + (index * height) + (height * 0.72), line, style);
    }

    private void Write(double x, string line, TextStyle style) => _page.Text(x, _y + style.Size, line, style);

    private string Shown(string text) => PlainText.Of(text, font.Has);

    private void Turn()
    {
        _page = document.AddPage();
        _y = Top;
    }
}
