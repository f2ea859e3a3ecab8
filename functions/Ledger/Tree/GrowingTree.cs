namespace CreditFunctions.Ledger.Tree;

/// <summary>A Merkle tree (RFC 6962) that takes leaf hashes at its end and holds only its right edge: the incomplete tile of each level.</summary>
/// <remarks>At most 255 hashes a level are held, and a level is 256 times as wide as the one above it: 64 KB hold any tree.</remarks>
internal sealed class GrowingTree
{
    private readonly List<List<Digest>> _edge;
    private readonly List<FullTile> _full = [];

    /// <summary>An empty tree.</summary>
    public GrowingTree() => _edge = [];

    private GrowingTree(long size, List<List<Digest>> edge) => (Size, _edge) = (size, edge);

    /// <summary>How many leaves it has.</summary>
    public long Size { get; private set; }

    /// <summary>The incomplete tile of each level, lowest first; the highest is never empty.</summary>
    public TreeEdge Edge => new([.. _edge.Select(level => level.ToArray())]);

    /// <summary>The root (MTH of RFC 6962).</summary>
    public Digest Root => Edge.Root;

    /// <summary>Goes on where a tree of this size and edge ended.</summary>
    /// <exception cref="FormatException">Such an edge can't belong to a tree of this size.</exception>
    public static GrowingTree From(long size, TreeEdge edge)
    {
        if (!edge.Fits(size)) throw new FormatException($"This is not the edge of a tree with {size} leaves.");
        return new GrowingTree(size, [.. edge.Levels.Select(level => level.ToList())]);
    }

    /// <summary>Takes the next leaf's hash.</summary>
    public void Append(in Digest leaf)
    {
        Size++;
        Append(0, Size - 1, leaf);
    }

    /// <summary>The tiles that were completed since this was last asked, in the order of their completion.</summary>
    public IReadOnlyList<FullTile> TakeFullTiles()
    {
        FullTile[] taken = [.. _full];
        _full.Clear();
        return taken;
    }

    // index: how many entries the level already had, in complete tiles and here.
    private void Append(int level, long index, in Digest hash)
    {
        if (_edge.Count == level) _edge.Add(new List<Digest>(FullTile.Width));
        var row = _edge[level];
        row.Add(hash);
        if (row.Count < FullTile.Width) return;
        Digest[] hashes = [.. row];
        row.Clear();
        var tile = index / FullTile.Width;
        _full.Add(new FullTile(level, tile, Digest.BytesOf(hashes).ToArray()));
        Append(level + 1, tile, TreeHash.Complete(hashes));
    }
}
