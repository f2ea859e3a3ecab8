using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Storage;

/// <summary>The keys under which the app keeps personal data, by version. New data takes the newest; old data names its own.</summary>
internal sealed class KeyRing
{
    private readonly IReadOnlyDictionary<int, byte[]> _masters;
    private readonly byte[] _ids;

    /// <param name="masters">Master keys of 32 bytes by version, from 1.</param>
    /// <param name="ids">The key from which ids follow, which never changes; version 1 where it was never retired.</param>
    /// <param name="current">The version for new data; the newest where null. Another while instances are still to learn of the newest.</param>
    public KeyRing(IReadOnlyDictionary<int, byte[]> masters, byte[]? ids = null, int? current = null)
    {
        if (masters.Count == 0 || masters.Any(key => key.Key is < 1 or > ushort.MaxValue || key.Value.Length != 32) || ids is { Length: not 32 })
        {
            throw new ArgumentException("A key ring needs master keys of 32 bytes, with versions from 1.", nameof(masters));
        }

        _masters = masters;
        _ids = ids ?? (masters.TryGetValue(1, out var first) ? first
            : throw new ArgumentException("Without version 1 a key ring needs the key of ids.", nameof(ids)));
        Current = current ?? masters.Keys.Max();
        if (!masters.ContainsKey(Current)) throw new ArgumentException($"There is no master key of version {Current}.", nameof(current));
    }

    /// <summary>The version for new data.</summary>
    public int Current { get; }

    /// <summary>All versions, that for new data first, then newest first.</summary>
    public IEnumerable<int> Versions => _masters.Keys.OrderByDescending(version => version == Current).ThenByDescending(version => version);

    /// <summary>A key of 32 bytes for one use, derived from the master of a version (HKDF-SHA-256).</summary>
    /// <exception cref="CryptographicException">There is no such version: the ring is older than the data.</exception>
    public byte[] Derive(int version, string use) => _masters.TryGetValue(version, out var master)
        ? Derive(master, use)
        : throw new CryptographicException($"There is no master key of version {version}.");

    /// <summary>A key of 32 bytes for one use of ids: the same through all rotations.</summary>
    public byte[] DeriveForIds(string use) => Derive(_ids, use);

    private static byte[] Derive(byte[] master, string use) => HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: Encoding.UTF8.GetBytes(use));
}
