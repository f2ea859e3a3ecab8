using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Reports.Pdf;

/// <summary>The objects of a PDF file (ISO 32000-1) and their cross-reference table. The same objects give the same bytes.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>Takes the next object number; its content is given later.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    /// <summary>Adds an object.</summary>
    /// <returns>Its number.</returns>
    public int Add(string content)
    {
        var number = Reserve();
        Set(number, content);
        return number;
    }

    /// <summary>Gives a reserved object its content.</summary>
    public void Set(int number, string content) => _objects[number - 1] = Encoding.Latin1.GetBytes(content);

    /// <summary>Adds a compressed stream.</summary>
    /// <param name="content">The stream's bytes.</param>
    /// <param name="entries">Entries of its dictionary besides length and filter.</param>
    /// <returns>Its number.</returns>
    public int AddStream(ReadOnlySpan<byte> content, string entries = "")
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(content);
        var head = string.Create(CultureInfo.InvariantCulture, $"<< /Length {packed.Length} /Filter /FlateDecode {entries} >>\nstream\n");
        _objects.Add([.. Encoding.Latin1.GetBytes(head), .. packed.ToArray(), .. "\nendstream"u8]);
        return _objects.Count;
    }

    /// <summary>The whole file.</summary>
    /// <param name="catalog">The number of the document's catalogue.</param>
    /// <param name="info">The number of its information dictionary.</param>
    public byte[] Write(int catalog, int info)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00e2\u00e3\n"u8);
        var offsets = new List<long>();
        foreach (var (index, content) in _objects.Index())
        {
            offsets.Add(file.Length);
            Line(file, $"{index + 1} 0 obj");
            file.Write(content ?? throw new InvalidOperationException($"Object {index + 1} has no content."));
            Line(file, "\nendobj");
        }

        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)).AsSpan(0, 16));
        var start = file.Length;
        Line(file, string.Create(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f "));
        foreach (var offset in offsets) Line(file, string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n "));
        Line(file, string.Create(CultureInfo.InvariantCulture,
            $"trailer\n<< /Size {offsets.Count + 1} /Root {catalog} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF"));
        return file.ToArray();
    }

    /// <summary>A text as a PDF string: UTF-16 with a byte order mark, in hexadecimal.</summary>
    public static string Text(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    private static void Line(MemoryStream file, string line) => file.Write(Encoding.Latin1.GetBytes(line + "\n"));
}
