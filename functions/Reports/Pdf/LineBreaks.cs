using System.Text;

namespace CreditFunctions.Reports.Pdf;

/// <summary>Breaks Chinese text into lines: anywhere but within a word or number, before a closing mark, or after an opening one (避头尾).</summary>
internal static class LineBreaks
{
    private const string Closing = "，。、；：！？）〕】》〉”’％…·,.;:!?)]}%", Opening = "（〔【《〈“‘([{";

    /// <summary>The lines of a text, at least one; a line break in it begins a new line.</summary>
    public static IReadOnlyList<string> Of(string text, double width, TextStyle style, PdfFont font)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n')) Fill(lines, paragraph, width, style, font);
        return lines;
    }

    private static void Fill(List<string> lines, string paragraph, double width, TextStyle style, PdfFont font)
    {
        var line = new StringBuilder();
        var filled = 0.0;
        foreach (var piece in Pieces(paragraph).SelectMany(piece => Short(piece, width, style, font)))
        {
            var wide = style.WidthOf(font, piece);
            if (filled + wide > width && line.Length > 0)
            {
                lines.Add(line.ToString().TrimEnd(' '));
                line.Clear();
                filled = 0;
            }

            line.Append(piece);
            filled += wide;
        }

        lines.Add(line.ToString());
    }

    // What stays together.
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        Rune? last = null;
        foreach (var next in text.EnumerateRunes())
        {
            if (last is { } before && MayBreak(before, next))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            piece.Append(next);
            last = next;
        }

        if (piece.Length > 0) yield return piece.ToString();
    }

    // A word longer than a line is broken where the line ends.
    private static IEnumerable<string> Short(string piece, double width, TextStyle style, PdfFont font) =>
        style.WidthOf(font, piece) <= width ? [piece] : piece.EnumerateRunes().Select(character => character.ToString());

    private static bool MayBreak(Rune before, Rune next) =>
        !IsOneOf(Closing, next) && !IsOneOf(Opening, before) && !(IsOfWord(before) && IsOfWord(next));

    private static bool IsOfWord(Rune character) => character.IsAscii && character.Value != ' ';

    private static bool IsOneOf(string marks, Rune character) => character.IsBmp && marks.Contains((char)character.Value, StringComparison.Ordinal);
}
