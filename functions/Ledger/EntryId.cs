using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Storage;

namespace CreditFunctions.Ledger;

/// <summary>Ids of entries: <c>q</c>, the millisecond, and 72 bits, random or of a hash. The time in it, which its line tells anyway, lets an index find it by id alone.</summary>
internal static class EntryId
{
    private const int TimeSize = 6, Size = 15, TextSize = 25;

    public static string New(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[8 + Size - TimeSize];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(bytes[8..]);
        return 'q' + Base32.Encode(bytes[(8 - TimeSize)..]);
    }

    /// <summary>The id of what is appended until it is known to stand there: of the same millisecond and name always the same.</summary>
    public static string Of(DateTimeOffset at, string name)
    {
        Span<byte> bytes = stackalloc byte[8 + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds());
        SHA256.HashData(Encoding.UTF8.GetBytes(name), bytes[8..]);
        return 'q' + Base32.Encode(bytes[(8 - TimeSize)..(8 + Size - TimeSize)]);
    }

    /// <summary>The millisecond (UTC) in which an entry was made, or null where the text is no entry's id.</summary>
    public static long? MillisecondOf(string id)
    {
        if (id.Length != TextSize || id[0] != 'q' || Base32.TryDecode(id.AsSpan(1)) is not { Length: Size } bytes) return null;
        Span<byte> time = stackalloc byte[8];
        bytes.AsSpan(0, TimeSize).CopyTo(time[(8 - TimeSize)..]);
        return BinaryPrimitives.ReadInt64BigEndian(time);
    }
}
