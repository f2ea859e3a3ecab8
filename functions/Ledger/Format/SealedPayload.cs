using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Format;

/// <summary>What an entry says, committed to and encrypted. Without its key it tells nothing, and the salt keeps anybody from guessing it.</summary>
/// <param name="Commitment">SHA-256(salt ‖ payload).</param>
/// <param name="Sealed">AES-256-GCM of salt ‖ payload: nonce 12, tag 16, ciphertext. Authenticated with <c>"ledger\n" + entry id</c>.</param>
internal sealed record SealedPayload(Digest Commitment, byte[] Sealed)
{
    private const int Salt = 16, Nonce = 12, Tag = 16;

    /// <summary>Bytes of a key, and of a sealed payload that holds nothing.</summary>
    public const int KeySize = 32, Smallest = Nonce + Tag + Salt;

    /// <summary>Commits to a payload and encrypts it, with a new salt and a new nonce.</summary>
    public static SealedPayload Of(ReadOnlySpan<byte> payload, string entryId, ReadOnlySpan<byte> key)
    {
        using var aes = new AesGcm(key, Tag);
        return Of(payload, entryId, aes, RandomNumberGenerator.GetBytes(Salt), RandomNumberGenerator.GetBytes(Nonce));
    }

    /// <summary>The same with salt and nonce given: for examples that can be computed again. Never use a nonce twice with a key.</summary>
    public static SealedPayload Of(ReadOnlySpan<byte> payload, string entryId, AesGcm key, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> nonce)
    {
        var plain = new byte[Salt + payload.Length];
        salt.CopyTo(plain);
        payload.CopyTo(plain.AsSpan(Salt));
        var bytes = new byte[Nonce + Tag + plain.Length];
        nonce.CopyTo(bytes);
        key.Encrypt(nonce, plain, bytes.AsSpan(Nonce + Tag), bytes.AsSpan(Nonce, Tag), Associated(entryId));
        return new SealedPayload(CommitmentOf(plain), bytes);
    }

    /// <summary>Opens it and checks the commitment.</summary>
    /// <returns>The payload; null where the key, the id or a byte is not what it was, or the commitment is to something else.</returns>
    public byte[]? TryOpen(string entryId, ReadOnlySpan<byte> key)
    {
        if (Sealed.Length < Smallest) return null;
        var plain = new byte[Sealed.Length - Nonce - Tag];
        try
        {
            using var aes = new AesGcm(key, Tag);
            aes.Decrypt(Sealed.AsSpan(0, Nonce), Sealed.AsSpan(Nonce + Tag), Sealed.AsSpan(Nonce, Tag), plain, Associated(entryId));
        }
        catch (CryptographicException)
        {
            return null;
        }

        return CommitmentOf(plain) == Commitment ? plain[Salt..] : null;
    }

    private static Digest CommitmentOf(ReadOnlySpan<byte> plain) => Digest.From(SHA256.HashData(plain));

    private static byte[] Associated(string entryId) => Encoding.UTF8.GetBytes("ledger\n" + entryId);
}
