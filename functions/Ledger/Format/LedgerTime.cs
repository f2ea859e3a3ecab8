using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CreditFunctions.Ledger.Format;

/// <summary>Instants as the ledger writes them: UTC, RFC 3339, always seven decimals (<c>2026-11-23T01:02:03.1234567Z</c>), 28 characters.</summary>
internal static class LedgerTime
{
    public const int Size = 28;
    private const string Pattern = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>Reads exactly that form.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset at)
    {
        at = default;
        // The round-trip form of a DateTime of kind UTC is this very form; the standard parser is many times as fast as a custom one.
        if (text.Length != Size || text[^1] != (byte)'Z' || !Utf8Parser.TryParse(text, out DateTime utc, out var read, 'O') || read != Size) return false;
        at = new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    /// <summary>Reads exactly that form.</summary>
    public static bool TryParse(string text, out DateTimeOffset at) => TryParse(Encoding.UTF8.GetBytes(text), out at);
}
