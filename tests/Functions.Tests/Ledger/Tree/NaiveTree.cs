using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Functions.Tests.Ledger.Tree;

/// <summary>RFC 6962, 2.1, word for word: slow, and plainly right.</summary>
internal static class NaiveTree
{
    public static Digest Root(ReadOnlySpan<Digest> leaves)
    {
        if (leaves.Length == 0) return TreeHash.Empty;
        if (leaves.Length == 1) return leaves[0];
        var left = 1;
        while (left * 2 < leaves.Length) left *= 2;
        return TreeHash.Node(Root(leaves[..left]), Root(leaves[left..]));
    }

    /// <summary>So many different leaves.</summary>
    public static Digest[] Leaves(int count) => [.. Enumerable.Range(0, count).Select(at => TreeHash.Leaf(BitConverter.GetBytes(at)))];

    /// <summary>A tree that grew by these leaves, with the tiles that it gave on the way.</summary>
    public static (GrowingTree Tree, MemoryTiles Tiles) Grown(ReadOnlySpan<Digest> leaves)
    {
        var (tree, tiles) = (new GrowingTree(), new MemoryTiles());
        foreach (var leaf in leaves) tree.Append(leaf);
        foreach (var tile in tree.TakeFullTiles()) tiles.Add(tile);
        return (tree, tiles);
    }
}

/// <summary>Tiles in memory.</summary>
internal sealed class MemoryTiles : ITiles
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _tiles = [];

    public void Add(FullTile tile) => _tiles.Add(tile.Name, tile.Bytes);

    public ValueTask<ReadOnlyMemory<byte>> ReadAsync(int level, long index, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_tiles.TryGetValue(FullTile.NameOf(level, index), out var tile) ? tile : throw new InvalidDataException("No such tile."));
}
