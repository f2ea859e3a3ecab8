using System.Globalization;

namespace CreditFunctions.Ledger.Tree;

/// <summary>256 hashes of one level of the tree: level L, entry i is the hash of the complete subtree over leaves i·256^L to (i+1)·256^L.</summary>
/// <param name="Level">0: leaf hashes.</param>
/// <param name="Index">From 0, from the left.</param>
/// <param name="Bytes">256 × 32 bytes. It never changes again.</param>
internal sealed record FullTile(int Level, long Index, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Hashes in a tile, and the levels of the tree that it spans.</summary>
    public const int Width = 256, Height = 8;

    /// <summary>The bytes of a tile.</summary>
    public const int Size = Width * Digest.Size;

    /// <summary>The name of its blob.</summary>
    public string Name => NameOf(Level, Index);

    /// <summary>The name of a tile's blob.</summary>
    public static string NameOf(int level, long index) => string.Create(CultureInfo.InvariantCulture, $"tiles/{level}/{index:D12}");
}
