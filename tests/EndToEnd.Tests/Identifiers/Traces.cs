using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CreditFunctions.EndToEnd.Tests.Identifiers;

/// <summary>The forms in which a text may lie in stored bytes: in each encoding, escaped, in hexadecimal, or hashed without a key.</summary>
internal static class Traces
{
    private static readonly Encoding s_gb18030 = Gb18030();

    /// <summary>Byte sequences that give a text away. Base64 is not among them: <see cref="Layers"/> decodes it.</summary>
    public static IReadOnlyList<(string Form, byte[] Bytes)> Of(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var escaped = JsonSerializer.Serialize(text)[1..^1];
        var forms = new List<(string, byte[])>
        {
            ("UTF-8", utf8),
            ("UTF-16", Encoding.Unicode.GetBytes(text)),
            ("UTF-16, big-endian", Encoding.BigEndianUnicode.GetBytes(text)),
            ("GB 18030", s_gb18030.GetBytes(text)),
            ("escaped", Encoding.ASCII.GetBytes(escaped)),
            ("escaped, lower case", Encoding.ASCII.GetBytes(escaped.ToLowerInvariant().Replace("\\U", "\\u", StringComparison.Ordinal))),
            ("in an address", Encoding.ASCII.GetBytes(Uri.EscapeDataString(text))),
            ("hexadecimal", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8))),
            ("hexadecimal, lower case", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8))),
        };
        // A key as it is written stands for its bytes.
        var bytes = new byte[text.Length];
        if (text.Length >= 40 && Convert.TryFromBase64String(text, bytes, out var length)) forms.Add(("the bytes themselves", bytes[..length]));
        foreach (var (name, hash) in ((string, byte[])[])[("SHA-256", SHA256.HashData(utf8)), ("SHA-512", SHA512.HashData(utf8))])
        {
            forms.Add((name, hash));
            forms.Add((name + ", hexadecimal", Encoding.ASCII.GetBytes(Convert.ToHexString(hash))));
            forms.Add((name + ", hexadecimal, lower case", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash))));
        }

        return [.. forms.DistinctBy(form => Convert.ToHexString(form.Item2))];
    }

    private static Encoding Gb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("gb18030");
    }
}
