using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CreditFunctions.Reports.Pdf;

/// <summary>A font as one document uses it: each character that it shows has its own code, so that text is copied out as it was put in.</summary>
internal sealed class PdfFont(TrueTypeFont font)
{
    private readonly Dictionary<Rune, ushort> _codes = [];
    private readonly List<Rune> _characters = [];

    /// <summary>Whether the font can show a character.</summary>
    public bool Has(Rune character) => font.GlyphOf(character) != 0;

    /// <summary>How wide a text is, in thousandths of the font's size.</summary>
    public double WidthOf(string text) => text.EnumerateRunes().Sum(WidthOf);

    /// <summary>How wide a character is, in thousandths of the font's size.</summary>
    public double WidthOf(Rune character) => font.WidthOf(font.GlyphOf(character)) * 1000.0 / font.UnitsPerEm;

    /// <summary>A text as the codes of its characters, in hexadecimal.</summary>
    public string Encode(string text)
    {
        var codes = new StringBuilder(text.Length * 4);
        foreach (var character in text.EnumerateRunes())
        {
            if (!_codes.TryGetValue(character, out var code))
            {
                _characters.Add(character);
                code = _codes[character] = checked((ushort)_characters.Count);
            }

            codes.Append(CultureInfo.InvariantCulture, $"{code:X4}");
        }

        return codes.ToString();
    }

    /// <summary>Writes the font with what was used of it. To be called last.</summary>
    /// <returns>The number of its object.</returns>
    public int Write(PdfFile file)
    {
        var glyphs = _characters.ConvertAll(font.GlyphOf);
        var program = FontSubset.Of(font, glyphs);
        var stream = file.AddStream(program, Invariant($"/Length1 {program.Length}"));
        var (left, bottom, right, top) = font.Box;
        var descriptor = file.Add(Invariant($"""
            << /Type /FontDescriptor /FontName /{Name} /Flags 4 /FontBBox [{Thousandths(left)} {Thousandths(bottom)} {Thousandths(right)} {Thousandths(top)}]
            /ItalicAngle 0 /Ascent {Thousandths(font.Ascent)} /Descent {Thousandths(font.Descent)} /CapHeight 733 /StemV 80 /FontFile2 {stream} 0 R >>
            """));
        var map = file.AddStream(GlyphMap(glyphs));
        var widths = string.Join(' ', _characters.Select(character => Invariant($"{WidthOf(character):0.##}")));
        var descendant = file.Add(Invariant($"""
            << /Type /Font /Subtype /CIDFontType2 /BaseFont /{Name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
            /FontDescriptor {descriptor} 0 R /DW 1000 /W [1 [{widths}]] /CIDToGIDMap {map} 0 R >>
            """));
        var unicode = file.AddStream(Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add(Invariant(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{Name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {unicode} 0 R >>"));
    }

    // Six letters in front say that it is a subset.
    private const string Name = "CREDIT+NotoSansSC";

    private static byte[] GlyphMap(List<ushort> glyphs)
    {
        var map = new byte[2 * (glyphs.Count + 1)];
        foreach (var (index, glyph) in glyphs.Index()) BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2 * (index + 1)), glyph);
        return map;
    }

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        // A section holds a hundred at the most.
        foreach (var section in _characters.Index().Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{section.Length} beginbfchar\n");
            foreach (var (index, character) in section)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{index + 1:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend").ToString();
    }

    private string Thousandths(int units) => Invariant($"{units * 1000 / font.UnitsPerEm}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
