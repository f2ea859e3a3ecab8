using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Ledger.Keys;

/// <summary>A key under which the payloads about one subject are sealed (AES-256-GCM). Destroying it erases them; the tree over the lines still verifies.</summary>
internal sealed class LedgerKey(string id, byte[] secret)
{
    private const int SaltSize = 16, NonceSize = 12, TagSize = 16;

    /// <summary>As it stands in each entry that is sealed under it; tells nothing of whom it is about.</summary>
    public string Id { get; } = id;

    /// <summary>The key itself, 32 bytes.</summary>
    public ReadOnlySpan<byte> Secret => secret;

    /// <summary>Seals an entry's payload.</summary>
    /// <param name="entryId">The entry; authenticated, so that a payload can't be moved to another.</param>
    /// <param name="payload">The entry as JSON.</param>
    /// <returns>The commitment, SHA-256 over salt and payload, and nonce, tag and ciphertext of both.</returns>
    public (byte[] Commit, byte[] Sealed) Seal(string entryId, ReadOnlySpan<byte> payload)
    {
        var plain = new byte[SaltSize + payload.Length];
        RandomNumberGenerator.Fill(plain.AsSpan(0, SaltSize));
        payload.CopyTo(plain.AsSpan(SaltSize));
        var stored = new byte[NonceSize + TagSize + plain.Length];
        var nonce = stored.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(secret, TagSize);
        aes.Encrypt(nonce, plain, stored.AsSpan(NonceSize + TagSize), stored.AsSpan(NonceSize, TagSize), Associated(entryId));
        return (SHA256.HashData(plain), stored);
    }

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <exception cref="CryptographicException">It was changed, moved from another entry, or sealed under another key.</exception>
    public byte[] Open(string entryId, ReadOnlySpan<byte> stored)
    {
        if (stored.Length < NonceSize + TagSize + SaltSize) throw new CryptographicException("Not a sealed payload.");
        var plain = new byte[stored.Length - NonceSize - TagSize];
        using var aes = new AesGcm(secret, TagSize);
        aes.Decrypt(stored[..NonceSize], stored[(NonceSize + TagSize)..], stored.Slice(NonceSize, TagSize), plain, Associated(entryId));
        return plain[SaltSize..];
    }

    private static byte[] Associated(string entryId) => Encoding.UTF8.GetBytes("ledger\n" + entryId);
}
