using System.Globalization;
using System.Text;

namespace CreditFunctions.Reports.Pdf;

/// <summary>What is drawn on one page. Points, from the upper left corner.</summary>
internal sealed class PdfPage(PdfFont font)
{
    /// <summary>A4 in points.</summary>
    public const double Width = 595.28, Height = 841.89;

    private readonly StringBuilder _drawing = new();

    /// <summary>A text in one line, its base line at <paramref name="y"/>.</summary>
    public void Text(double x, double y, string text, TextStyle style)
    {
        // The font has one weight: bold is drawn with an outline of the same colour.
        var bold = style.Bold ? Invariant($"{style.Grey} G {style.Size * 0.03:0.###} w 2 Tr") : "0 Tr";
        Add($"BT {style.Grey} g {bold} /F1 {style.Size} Tf {x:0.##} {Height - y:0.##} Td <{font.Encode(text)}> Tj ET");
    }

    /// <summary>A text that ends at <paramref name="right"/>.</summary>
    public void TextTo(double right, double y, string text, TextStyle style) => Text(right - style.WidthOf(font, text), y, text, style);

    /// <summary>A filled box.</summary>
    public void Fill(double x, double y, double width, double height, double grey) =>
        Add($"{grey} g {x:0.##} {Height - y - height:0.##} {width:0.##} {height:0.##} re f");

    /// <summary>The outline of a box.</summary>
    public void Frame(double x, double y, double width, double height, double grey) =>
        Add($"{grey} G 0.6 w {x:0.##} {Height - y - height:0.##} {width:0.##} {height:0.##} re S");

    /// <summary>A level line.</summary>
    public void Line(double x, double y, double width, double grey) =>
        Add($"{grey} G 0.6 w {x:0.##} {Height - y:0.##} m {x + width:0.##} {Height - y:0.##} l S");

    /// <summary>What follows is no part of the content (header, footer) until <see cref="EndArtifact"/>.</summary>
    public void BeginArtifact() => Add($"/Artifact BMC");

    /// <summary>Ends what <see cref="BeginArtifact"/> began.</summary>
    public void EndArtifact() => Add($"EMC");

    /// <summary>The page's content stream.</summary>
    public byte[] Content() => Encoding.ASCII.GetBytes(_drawing.ToString());

    private void Add(FormattableString operators) => _drawing.Append(Invariant(operators)).Append('\n');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a text looks.</summary>
/// <param name="Size">Points.</param>
/// <param name="Bold">Heavier.</param>
/// <param name="Grey">0 black to 1 white.</param>
internal sealed record TextStyle(double Size, bool Bold = false, double Grey = 0)
{
    /// <summary>How wide a text in this style is, in points.</summary>
    public double WidthOf(PdfFont font, string text) => font.WidthOf(text) * Size / 1000;
}
