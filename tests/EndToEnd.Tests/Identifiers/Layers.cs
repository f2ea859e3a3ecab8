using System.Buffers;
using System.Buffers.Text;

namespace CreditFunctions.EndToEnd.Tests.Identifiers;

/// <summary>Bytes, what the base64 in them says, and what the base64 in that says: storages and tokens encode more than once.</summary>
internal static class Layers
{
    private const int Deepest = 3, Shortest = 8;
    private static readonly SearchValues<byte> s_digits =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8);

    /// <summary>The layers, outermost first. Each run of base64 digits is read from each of its first four, for something may stand before it.</summary>
    public static IEnumerable<byte[]> Of(byte[] bytes)
    {
        var layer = bytes;
        for (var depth = 0; depth <= Deepest && layer.Length > 0; depth++)
        {
            yield return layer;
            // UTF-16 text is ASCII with zeros between: without them its base64 can be read as any other.
            layer = [.. Decoded(layer), .. Decoded([.. layer.Where(value => value != 0)])];
        }
    }

    private static byte[] Decoded(byte[] bytes)
    {
        using var decoded = new MemoryStream();
        for (var at = 0; at < bytes.Length;)
        {
            var begin = bytes.AsSpan(at).IndexOfAny(s_digits);
            if (begin < 0) break;
            begin += at;
            var length = bytes.AsSpan(begin).IndexOfAnyExcept(s_digits);
            var end = length < 0 ? bytes.Length : begin + length;
            if (end - begin >= Shortest) Decode(bytes.AsSpan(begin, end - begin), decoded);
            at = end;
        }

        return decoded.ToArray();
    }

    private static void Decode(ReadOnlySpan<byte> run, MemoryStream into)
    {
        var plain = new byte[run.Length];
        var standard = run.ToArray();
        standard.AsSpan().Replace((byte)'-', (byte)'+');
        standard.AsSpan().Replace((byte)'_', (byte)'/');
        for (var skip = 0; skip < 4 && skip + 4 <= run.Length; skip++)
        {
            var whole = (run.Length - skip) / 4 * 4;
            Base64.DecodeFromUtf8(standard.AsSpan(skip, whole), plain, out _, out var written);
            into.Write(plain.AsSpan(0, written));
            // The last digits, where their padding is left out, hold one or two bytes more.
            var rest = standard.AsSpan(skip + whole);
            if (rest.Length > 1)
            {
                byte[] padded = [.. rest, .. "=="u8[..(4 - rest.Length)]];
                if (Base64.DecodeFromUtf8(padded, plain, out _, out var more) == OperationStatus.Done) into.Write(plain.AsSpan(0, more));
            }

            into.WriteByte(0);
        }
    }
}
