using System.Buffers.Binary;
using System.Text;

namespace CreditFunctions.Reports.Pdf;

/// <summary>A font file with the outlines of some glyphs only, for embedding. Glyphs keep their numbers.</summary>
internal static class FontSubset
{
    private static readonly string[] s_copied = ["cvt ", "fpgm", "head", "hhea", "maxp", "prep"];

    /// <summary>The file; the same glyphs of the same font give the same bytes.</summary>
    public static byte[] Of(TrueTypeFont font, IEnumerable<ushort> glyphs)
    {
        var kept = WithParts(font, glyphs);
        var (glyf, loca) = Outlines(font, kept);
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["glyf"] = glyf, ["hmtx"] = Widths(font, kept), ["loca"] = loca };
        foreach (var name in s_copied)
        {
            if (font.Table(name) is { Length: > 0 } table) tables[name] = table.ToArray();
        }

        // Offsets of outlines are written long, and all glyphs have a width of their own.
        BinaryPrimitives.WriteInt16BigEndian(tables["head"].AsSpan(50), 1);
        BinaryPrimitives.WriteUInt16BigEndian(tables["hhea"].AsSpan(34), (ushort)font.GlyphCount);
        return File(tables);
    }

    // A composed glyph needs those that it is composed of.
    private static SortedSet<ushort> WithParts(TrueTypeFont font, IEnumerable<ushort> glyphs)
    {
        var kept = new SortedSet<ushort> { 0 };
        var open = new Stack<ushort>(glyphs);
        while (open.TryPop(out var glyph))
        {
            if (!kept.Add(glyph)) continue;
            foreach (var part in Parts(font.OutlineOf(glyph))) open.Push(part);
        }

        return kept;
    }

    private static List<ushort> Parts(ReadOnlySpan<byte> outline)
    {
        var parts = new List<ushort>();
        if (outline.Length == 0 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return parts;
        for (var at = 10; ;)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & 0x1) != 0 ? 4 : 2) + ((flags & 0x8) != 0 ? 2 : (flags & 0x40) != 0 ? 4 : (flags & 0x80) != 0 ? 8 : 0);
            if ((flags & 0x20) == 0) return parts;
        }
    }

    private static (byte[] Glyf, byte[] Loca) Outlines(TrueTypeFont font, SortedSet<ushort> kept)
    {
        using var glyf = new MemoryStream();
        var loca = new byte[4 * (font.GlyphCount + 1)];
        for (var glyph = 0; glyph < font.GlyphCount; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * glyph), (int)glyf.Length);
            if (!kept.Contains((ushort)glyph)) continue;
            glyf.Write(font.OutlineOf((ushort)glyph));
            while (glyf.Length % 4 != 0) glyf.WriteByte(0);
        }

        BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * font.GlyphCount), (int)glyf.Length);
        return (glyf.ToArray(), loca);
    }

    // Of the others nothing is told: zeros take no room once compressed.
    private static byte[] Widths(TrueTypeFont font, SortedSet<ushort> kept)
    {
        var widths = new byte[4 * font.GlyphCount];
        foreach (var glyph in kept) BinaryPrimitives.WriteUInt16BigEndian(widths.AsSpan(4 * glyph), (ushort)font.WidthOf(glyph));
        return widths;
    }

    private static byte[] File(SortedDictionary<string, byte[]> tables)
    {
        var file = new byte[12 + (16 * tables.Count) + tables.Values.Sum(table => Padded(table.Length))];
        var power = 1 << (int)Math.Log2(tables.Count);
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)tables.Count);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), (ushort)(16 * power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), (ushort)Math.Log2(power));
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)(16 * (tables.Count - power)));
        var (entry, at) = (12, 12 + (16 * tables.Count));
        foreach (var (name, table) in tables)
        {
            Encoding.ASCII.GetBytes(name, file.AsSpan(entry));
            table.CopyTo(file, at);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Sum(file.AsSpan(at, Padded(table.Length))));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 8), at);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 12), table.Length);
            (entry, at) = (entry + 16, at + Padded(table.Length));
        }

        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var at = 0; at < bytes.Length; at += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
        return sum;
    }

    private static int Padded(int length) => (length + 3) & ~3;
}
