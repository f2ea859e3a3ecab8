using System.Security.Cryptography;

namespace CreditFunctions.Local.ServiceBus;

/// <summary>Encrypts what the broker's file holds of messages (AES-256-GCM): they tell of people, and tokens stand in their properties.</summary>
/// <remarks>
/// Layout: suite 1 byte, nonce 12, tag 16, ciphertext. What an AMQP sender encodes begins with 0: a file from before this is read as it is.
/// Nothing stays readable in a page that SQLite has freed, or in its log.
/// </remarks>
internal sealed class MessageSeal : IDisposable
{
    private const string FileName = "servicebus.key";
    private const byte Suite = 1;
    private const int Nonce = 12, Tag = 16, Head = 1 + Nonce + Tag;
    private readonly AesGcm _key;

    private MessageSeal(byte[] key) => _key = new AesGcm(key, Tag);

    /// <summary>Reads the key, or makes one that only this account can read. The caller holds the folder.</summary>
    public static MessageSeal In(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path)) return new MessageSeal(Convert.FromBase64String(File.ReadAllText(path)));
        Directory.CreateDirectory(folder);
        var key = RandomNumberGenerator.GetBytes(32);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path + ".new", options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
        return new MessageSeal(key);
    }

    public byte[] Close(byte[] plain)
    {
        if (plain.Length == 0) return plain;
        var stored = new byte[Head + plain.Length];
        stored[0] = Suite;
        RandomNumberGenerator.Fill(stored.AsSpan(1, Nonce));
        _key.Encrypt(stored.AsSpan(1, Nonce), plain, stored.AsSpan(Head), stored.AsSpan(1 + Nonce, Tag));
        return stored;
    }

    /// <exception cref="CryptographicException">It was changed, or the key is another's.</exception>
    public byte[] Open(byte[] stored)
    {
        if (stored.Length == 0 || stored[0] == 0) return stored;
        if (stored[0] != Suite || stored.Length < Head) throw new CryptographicException("A stored message is of a suite that this host does not know.");
        var plain = new byte[stored.Length - Head];
        _key.Decrypt(stored.AsSpan(1, Nonce), stored.AsSpan(Head), stored.AsSpan(1 + Nonce, Tag), plain);
        return plain;
    }

    public void Dispose() => _key.Dispose();
}
