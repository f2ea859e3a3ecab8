using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Storage;

/// <summary>Encrypts single fields of a table: names, identifiers, contacts, record contents (AES-256-GCM).</summary>
/// <remarks>Layout: suite 1 byte, key version 2 bytes big-endian, nonce 12, tag 16, ciphertext. The context (table and keys) is authenticated, so
/// that a value can't be moved to another row.</remarks>
internal sealed class FieldCipher(KeyRing keys)
{
    private const byte Suite = 1;
    private const int Head = 3, Nonce = 12, Tag = 16;
    private readonly Dictionary<int, byte[]> _derived = keys.Versions.ToDictionary(version => version, version => keys.Derive(version, "field"));

    /// <summary>Encrypts a text for one place.</summary>
    public byte[] Seal(string text, string context) => Seal(Encoding.UTF8.GetBytes(text), context);

    /// <summary>Encrypts bytes for one place.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, string context)
    {
        var sealedBytes = new byte[Head + Nonce + Tag + plain.Length];
        sealedBytes[0] = Suite;
        BinaryPrimitives.WriteUInt16BigEndian(sealedBytes.AsSpan(1), (ushort)keys.Current);
        var nonce = sealedBytes.AsSpan(Head, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_derived[keys.Current], Tag);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(Head + Nonce + Tag), sealedBytes.AsSpan(Head + Nonce, Tag), Encoding.UTF8.GetBytes(context));
        return sealedBytes;
    }

    /// <summary>Decrypts the text of one place.</summary>
    /// <exception cref="CryptographicException">It was changed, moved from another place, or its key is not in the ring.</exception>
    public string Open(byte[] sealedBytes, string context) => Encoding.UTF8.GetString(OpenBytes(sealedBytes, context));

    /// <summary>Decrypts the bytes of one place.</summary>
    /// <exception cref="CryptographicException">As <see cref="Open"/>.</exception>
    public byte[] OpenBytes(byte[] sealedBytes, string context)
    {
        if (sealedBytes.Length < Head + Nonce + Tag || sealedBytes[0] != Suite) throw new CryptographicException("Not a sealed field.");
        var version = BinaryPrimitives.ReadUInt16BigEndian(sealedBytes.AsSpan(1));
        if (!_derived.TryGetValue(version, out var key)) throw new CryptographicException($"There is no master key of version {version}.");
        var plain = new byte[sealedBytes.Length - Head - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(sealedBytes.AsSpan(Head, Nonce), sealedBytes.AsSpan(Head + Nonce + Tag), sealedBytes.AsSpan(Head + Nonce, Tag), plain,
            Encoding.UTF8.GetBytes(context));
        return plain;
    }
}
