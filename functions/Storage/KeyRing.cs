using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Storage;

/// <summary>The keys under which the app keeps personal data, by version. New data takes the newest; old data names its own.</summary>
internal sealed class KeyRing
{
    private readonly IReadOnlyDictionary<int, byte[]> _masters;

    /// <param name="masters">Master keys of 32 bytes by version, from 1.</param>
    public KeyRing(IReadOnlyDictionary<int, byte[]> masters)
    {
        if (masters.Count == 0 || masters.Any(key => key.Key < 1 || key.Value.Length != 32))
        {
            throw new ArgumentException("A key ring needs master keys of 32 bytes, with versions from 1.", nameof(masters));
        }

        _masters = masters;
        Current = masters.Keys.Max();
    }

    /// <summary>The newest version.</summary>
    public int Current { get; }

    /// <summary>All versions, newest first.</summary>
    public IEnumerable<int> Versions => _masters.Keys.OrderDescending();

    /// <summary>A key of 32 bytes for one use, derived from the master of a version (HKDF-SHA-256).</summary>
    /// <exception cref="CryptographicException">There is no such version: the ring is older than the data.</exception>
    public byte[] Derive(int version, string use) => _masters.TryGetValue(version, out var master)
        ? HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: Encoding.UTF8.GetBytes(use))
        : throw new CryptographicException($"There is no master key of version {version}.");
}
