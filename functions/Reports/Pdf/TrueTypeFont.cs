using System.Buffers.Binary;
using System.Text;

namespace CreditFunctions.Reports.Pdf;

/// <summary>A TrueType font (ISO/IEC 14496-22 with <c>glyf</c> outlines): which characters it has and how wide they are.</summary>
internal sealed class TrueTypeFont
{
    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = [];
    private readonly Dictionary<int, ushort> _glyphs = [];
    private readonly int _wideGlyphs;

    /// <exception cref="InvalidDataException">It is not such a font.</exception>
    public TrueTypeFont(byte[] file)
    {
        _file = file;
        if (BinaryPrimitives.ReadUInt32BigEndian(file) != 0x00010000) throw new InvalidDataException("Not a font with TrueType outlines.");
        for (var i = 0; i < U16(4); i++)
        {
            var at = 12 + (16 * i);
            _tables[Encoding.ASCII.GetString(file, at, 4)] = ((int)U32(at + 8), (int)U32(at + 12));
        }

        UnitsPerEm = U16(Offset("head") + 18);
        Ascent = (short)U16(Offset("hhea") + 4);
        Descent = (short)U16(Offset("hhea") + 6);
        _wideGlyphs = U16(Offset("hhea") + 34);
        GlyphCount = U16(Offset("maxp") + 4);
        ReadCharacters();
    }

    /// <summary>Units of all measures to an em.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Above the base line.</summary>
    public int Ascent { get; }

    /// <summary>Below the base line, negative.</summary>
    public int Descent { get; }

    public int GlyphCount { get; }

    /// <summary>The corners of the box that holds every glyph.</summary>
    public (short Left, short Bottom, short Right, short Top) Box
    {
        get
        {
            var at = Offset("head") + 36;
            return ((short)U16(at), (short)U16(at + 2), (short)U16(at + 4), (short)U16(at + 6));
        }
    }

    /// <summary>The glyph of a character; 0 where the font has none.</summary>
    public ushort GlyphOf(Rune character) => _glyphs.GetValueOrDefault(character.Value);

    /// <summary>How wide a glyph is, in <see cref="UnitsPerEm"/>.</summary>
    public int WidthOf(ushort glyph) => U16(Offset("hmtx") + (4 * Math.Min(glyph, _wideGlyphs - 1)));

    /// <summary>Where a glyph's outline stands in <c>glyf</c>; empty for a blank.</summary>
    public ReadOnlySpan<byte> OutlineOf(ushort glyph)
    {
        var (glyf, loca) = (Offset("glyf"), Offset("loca"));
        var isLong = U16(Offset("head") + 50) != 0;
        var from = isLong ? (int)U32(loca + (4 * glyph)) : 2 * U16(loca + (2 * glyph));
        var to = isLong ? (int)U32(loca + (4 * glyph) + 4) : 2 * U16(loca + (2 * glyph) + 2);
        return _file.AsSpan(glyf + from, to - from);
    }

    /// <summary>A table's bytes; empty where the font has none of that name.</summary>
    public ReadOnlySpan<byte> Table(string name) =>
        _tables.TryGetValue(name, out var table) ? _file.AsSpan(table.Offset, table.Length) : [];

    private void ReadCharacters()
    {
        var cmap = Offset("cmap");
        for (var i = 0; i < U16(cmap + 2); i++)
        {
            var at = cmap + (int)U32(cmap + 8 + (8 * i));
            if (U16(at) == 12) ReadGroups(at);
        }

        if (_glyphs.Count == 0) throw new InvalidDataException("The font has no table of all Unicode characters (cmap format 12).");
    }

    private void ReadGroups(int at)
    {
        for (var group = 0; group < U32(at + 12); group++)
        {
            var entry = at + 16 + (12 * group);
            var (first, last, glyph) = ((int)U32(entry), (int)U32(entry + 4), (int)U32(entry + 8));
            for (var character = first; character <= last; character++) _glyphs[character] = (ushort)(glyph + character - first);
        }
    }

    private int Offset(string table) =>
        _tables.TryGetValue(table, out var found) ? found.Offset : throw new InvalidDataException($"The font has no table {table}.");

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at));
}
