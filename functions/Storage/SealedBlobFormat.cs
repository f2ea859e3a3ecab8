using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Storage;

/// <summary>The format of an encrypted blob: a header with the blob's own key, wrapped, then chunks that can be opened one by one.</summary>
/// <remarks>
/// Header (75 bytes): "CFB1", suite 1, key version 2 (big-endian), chunk size 4 (big-endian), nonce 12, tag 16, zero 4, wrapped key 32.
/// Chunk i: ciphertext of <see cref="ChunkSize"/> bytes (the last may be shorter), tag 16. Nonce = i as 12 bytes. Authenticated with each
/// chunk: the blob's name, and whether it is the last; so chunks can't be swapped, and a cut blob is noticed.
/// </remarks>
internal static class SealedBlobFormat
{
    public const int ChunkSize = 64 * 1024, Tag = 16, HeaderSize = 75;
    private const int KeyAt = 43;
    private static ReadOnlySpan<byte> Magic => "CFB1"u8;

    /// <summary>A new key and the header that carries it.</summary>
    public static byte[] NewHeader(KeyRing keys, string name, out byte[] dataKey) => Header(keys, name, dataKey = RandomNumberGenerator.GetBytes(32));

    /// <summary>The version of the master key under which a blob's key is wrapped; null where these bytes begin no such blob.</summary>
    public static int? VersionOf(ReadOnlySpan<byte> start) =>
        start.Length >= HeaderSize && start[..4].SequenceEqual(Magic) ? BinaryPrimitives.ReadUInt16BigEndian(start[5..]) : null;

    /// <summary>The header with the same key, wrapped under the newest master key. The chunks stay as they are.</summary>
    /// <exception cref="CryptographicException">As <see cref="ReadHeader"/>.</exception>
    public static byte[] Rewrap(KeyRing keys, string name, ReadOnlySpan<byte> header) => Header(keys, name, ReadHeader(keys, name, header));

    private static byte[] Header(KeyRing keys, string name, byte[] dataKey)
    {
        var header = new byte[HeaderSize];
        Magic.CopyTo(header);
        header[4] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(5), (ushort)keys.Current);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(7), ChunkSize);
        RandomNumberGenerator.Fill(header.AsSpan(11, 12));
        using var aes = new AesGcm(keys.Derive(keys.Current, "blob"), Tag);
        aes.Encrypt(header.AsSpan(11, 12), dataKey, header.AsSpan(KeyAt, 32), header.AsSpan(23, 16), Encoding.UTF8.GetBytes(name));
        return header;
    }

    /// <summary>The key that a header carries.</summary>
    /// <exception cref="CryptographicException">Not such a blob, changed, or renamed.</exception>
    public static byte[] ReadHeader(KeyRing keys, string name, ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderSize || !header[..4].SequenceEqual(Magic) || header[4] != 1) throw new CryptographicException("Not a sealed blob.");
        var dataKey = new byte[32];
        using var aes = new AesGcm(keys.Derive(BinaryPrimitives.ReadUInt16BigEndian(header[5..]), "blob"), Tag);
        aes.Decrypt(header.Slice(11, 12), header.Slice(KeyAt, 32), header.Slice(23, 16), dataKey, Encoding.UTF8.GetBytes(name));
        return dataKey;
    }

    /// <summary>Nonce of chunk <paramref name="index"/>.</summary>
    public static void Nonce(long index, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], index);
    }

    /// <summary>What is authenticated with a chunk.</summary>
    public static byte[] Associated(string name, bool last) => Encoding.UTF8.GetBytes(last ? name + "\nlast" : name);
}
