using System.Security.Cryptography;

namespace CreditFunctions.Ledger.Tree;

/// <summary>The hashes of RFC 6962 (2.1): a leaf's, a node's, and the empty tree's. Leaves and nodes can't be taken for one another.</summary>
internal static class TreeHash
{
    private const byte LeafPrefix = 0x00, NodePrefix = 0x01;

    // One a thread: to make one costs as much as to hash a line.
    [ThreadStatic]
    private static IncrementalHash? t_hash;

    /// <summary>The root of a tree without leaves: SHA-256 of nothing.</summary>
    public static Digest Empty { get; } = Digest.From(SHA256.HashData([]));

    /// <summary>SHA-256(0x00 ‖ data).</summary>
    public static Digest Leaf(ReadOnlySpan<byte> data)
    {
        var hash = t_hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([LeafPrefix]);
        hash.AppendData(data);
        return Finish(hash);
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static Digest Node(in Digest left, in Digest right)
    {
        Span<byte> input = stackalloc byte[1 + 2 * Digest.Size];
        input[0] = NodePrefix;
        left.Bytes.CopyTo(input[1..]);
        right.Bytes.CopyTo(input[(1 + Digest.Size)..]);
        var hash = t_hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(input);
        return Finish(hash);
    }

    /// <summary>The hash of a complete subtree over a power of two of hashes.</summary>
    public static Digest Complete(ReadOnlySpan<Digest> hashes)
    {
        if (hashes.Length == 1) return hashes[0];
        var half = hashes.Length / 2;
        return Node(Complete(hashes[..half]), Complete(hashes[half..]));
    }

    private static Digest Finish(IncrementalHash hash)
    {
        Span<byte> digest = stackalloc byte[Digest.Size];
        hash.GetHashAndReset(digest);
        return Digest.From(digest);
    }
}
