using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Storage;

/// <summary>Encrypts single fields of a table: names, identifiers, contacts, record contents (AES-256-GCM, each under a key of its own).</summary>
/// <remarks>
/// Layout: suite 1 byte, version of the master key 2 bytes big-endian, nonce 12, tag 16, the field's key wrapped 32; tag 16, ciphertext.
/// The context (table and keys) is authenticated, so that a value can't be moved to another row. A rotation wraps the field's key anew and
/// leaves the rest, so whoever does it need not know the context. Suite 1 had no key of its own: it is read, and written no more.
/// </remarks>
internal sealed class FieldCipher(KeyRing keys)
{
    private const byte Direct = 1, Enveloped = 2;
    private const int Prefix = 3, Nonce = 12, Tag = 16, Key = 32, WrappedAt = Prefix + Nonce + Tag, Head = WrappedAt + Key;
    private static readonly byte[] s_onlyOnce = new byte[Nonce];
    private readonly Dictionary<int, byte[]> _derived = keys.Versions.ToDictionary(version => version, version => keys.Derive(version, "field"));

    /// <summary>Encrypts a text for one place.</summary>
    public byte[] Seal(string text, string context) => Seal(Encoding.UTF8.GetBytes(text), context);

    /// <summary>Encrypts bytes for one place.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, string context)
    {
        var sealedBytes = new byte[Head + Tag + plain.Length];
        Span<byte> key = stackalloc byte[Key];
        RandomNumberGenerator.Fill(key);
        Wrap(key, sealedBytes);
        using var aes = new AesGcm(key, Tag);
        // The key encrypts this once and never again, so no nonce can repeat under it.
        aes.Encrypt(s_onlyOnce, plain, sealedBytes.AsSpan(Head + Tag), sealedBytes.AsSpan(Head, Tag), Encoding.UTF8.GetBytes(context));
        return sealedBytes;
    }

    /// <summary>Decrypts the text of one place.</summary>
    /// <exception cref="CryptographicException">It was changed, moved from another place, or its key is not in the ring.</exception>
    public string Open(byte[] sealedBytes, string context) => Encoding.UTF8.GetString(OpenBytes(sealedBytes, context));

    /// <summary>Decrypts the bytes of one place.</summary>
    /// <exception cref="CryptographicException">As <see cref="Open"/>.</exception>
    public byte[] OpenBytes(byte[] sealedBytes, string context)
    {
        if (sealedBytes.Length >= WrappedAt && sealedBytes[0] == Direct) return OpenDirect(sealedBytes, Encoding.UTF8.GetBytes(context));
        if (sealedBytes.Length < Head + Tag || sealedBytes[0] != Enveloped) throw new CryptographicException("Not a sealed field.");
        Span<byte> key = stackalloc byte[Key];
        Unwrap(sealedBytes, key);
        var plain = new byte[sealedBytes.Length - Head - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(s_onlyOnce, sealedBytes.AsSpan(Head + Tag), sealedBytes.AsSpan(Head, Tag), plain, Encoding.UTF8.GetBytes(context));
        return plain;
    }

    /// <summary>The same field with its key wrapped under the newest master key.</summary>
    /// <returns>Null where these bytes are no sealed field, or stand under the newest key already.</returns>
    /// <exception cref="CryptographicException">It cannot be wrapped anew: changed, of suite 1, or its key is not in the ring.</exception>
    public byte[]? Rewrap(byte[] bytes)
    {
        if (bytes.Length < WrappedAt || bytes[0] is not (Direct or Enveloped)) return null;
        var version = VersionOf(bytes);
        // Other bytes may begin like a field; hardly ever do they name a version as well.
        if (version == keys.Current || version is 0 || version > keys.Current) return null;
        if (bytes[0] == Direct || bytes.Length < Head + Tag) throw new CryptographicException("A field of suite 1 has no key of its own.");
        Span<byte> key = stackalloc byte[Key];
        Unwrap(bytes, key);
        var again = (byte[])bytes.Clone();
        Wrap(key, again);
        return again;
    }

    /// <summary>
    /// The version of the master key that these bytes need: the one that unwraps their key; for suite 1, which has no key of its own, the one that
    /// they name. Null where the bytes are no sealed field, or where the ring has no key that opens them.
    /// </summary>
    public int? Needs(byte[] bytes)
    {
        if (bytes.Length < WrappedAt || bytes[0] is not (Direct or Enveloped) || !_derived.ContainsKey(VersionOf(bytes))) return null;
        if (bytes[0] == Direct) return VersionOf(bytes);
        if (bytes.Length < Head + Tag) return null;
        try
        {
            Span<byte> key = stackalloc byte[Key];
            Unwrap(bytes, key);
            return VersionOf(bytes);
        }
        catch (CryptographicException)
        {
            // Bytes that only begin like a field, or a field that somebody changed: no key opens it.
            return null;
        }
    }

    private void Wrap(ReadOnlySpan<byte> key, Span<byte> into)
    {
        into[0] = Enveloped;
        BinaryPrimitives.WriteUInt16BigEndian(into[1..], (ushort)keys.Current);
        RandomNumberGenerator.Fill(into.Slice(Prefix, Nonce));
        using var aes = new AesGcm(_derived[keys.Current], Tag);
        aes.Encrypt(into.Slice(Prefix, Nonce), key, into.Slice(WrappedAt, Key), into.Slice(Prefix + Nonce, Tag), into[..Prefix]);
    }

    private void Unwrap(ReadOnlySpan<byte> from, Span<byte> key)
    {
        using var aes = new AesGcm(Master(from), Tag);
        aes.Decrypt(from.Slice(Prefix, Nonce), from.Slice(WrappedAt, Key), from.Slice(Prefix + Nonce, Tag), key, from[..Prefix]);
    }

    private byte[] OpenDirect(byte[] sealedBytes, byte[] context)
    {
        var plain = new byte[sealedBytes.Length - WrappedAt];
        using var aes = new AesGcm(Master(sealedBytes), Tag);
        aes.Decrypt(sealedBytes.AsSpan(Prefix, Nonce), sealedBytes.AsSpan(WrappedAt), sealedBytes.AsSpan(Prefix + Nonce, Tag), plain, context);
        return plain;
    }

    private static int VersionOf(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);

    private byte[] Master(ReadOnlySpan<byte> bytes) => _derived.TryGetValue(VersionOf(bytes), out var key)
        ? key : throw new CryptographicException($"There is no master key of version {VersionOf(bytes)}.");
}
