namespace CreditFunctions.Storage;

/// <summary>Lower-case base 32 (RFC 4648 without padding): safe in table keys, blob names, URLs and orchestration ids.</summary>
internal static class Base32
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyz234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        int buffer = 0, bits = 0, at = 0;
        foreach (var value in bytes)
        {
            buffer = (buffer << 8) | value;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text[at++] = Digits[(buffer >> bits) & 31];
            }
        }

        if (bits > 0) text[at] = Digits[(buffer << (5 - bits)) & 31];
        return new string(text);
    }

    /// <summary>The bytes that <see cref="Encode"/> made such a text of, or null where it made none.</summary>
    public static byte[]? TryDecode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        int buffer = 0, bits = 0, at = 0;
        foreach (var digit in text)
        {
            var value = Digits.IndexOf(digit, StringComparison.Ordinal);
            if (value < 0) return null;
            buffer = ((buffer << 5) | value) & 0xFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
        }

        return text.SequenceEqual(Encode(bytes)) ? bytes : null;
    }
}
