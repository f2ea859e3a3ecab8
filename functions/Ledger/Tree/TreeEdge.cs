namespace CreditFunctions.Ledger.Tree;

/// <summary>The incomplete tile of each level of a tree, lowest first. With the full tiles it is the whole tree; alone it gives the root.</summary>
/// <param name="Levels">Up to 255 hashes each. Level L holds the hashes of complete subtrees over 256^L leaves that stand in no full tile.</param>
internal sealed record TreeEdge(IReadOnlyList<IReadOnlyList<Digest>> Levels)
{
    public static TreeEdge Empty { get; } = new([]);

    /// <summary>The root of the tree.</summary>
    public Digest Root
    {
        get
        {
            // From the right: the smallest subtree first, each joined to the next larger one on its left.
            Digest? root = null;
            foreach (var level in Levels)
            {
                Digest[] row = [.. level];
                for (var bit = 0; bit < FullTile.Height; bit++)
                {
                    var width = 1 << bit;
                    if ((row.Length & width) == 0) continue;
                    var begin = row.Length & ~(2 * width - 1);
                    var subtree = TreeHash.Complete(row.AsSpan(begin, width));
                    root = root is { } right ? TreeHash.Node(subtree, right) : subtree;
                }
            }

            return root ?? TreeHash.Empty;
        }
    }

    /// <summary>Whether a tree with so many leaves has such an edge: as many levels, and as many hashes in each.</summary>
    public bool Fits(long size)
    {
        var rest = size;
        foreach (var level in Levels)
        {
            if (level.Count != rest % FullTile.Width) return false;
            rest /= FullTile.Width;
        }

        return size >= 0 && rest == 0 && (Levels.Count == 0 || Expected(size) == Levels.Count);
    }

    /// <summary>Whether two edges hold the same hashes.</summary>
    public bool SameAs(TreeEdge other) => Levels.Count == other.Levels.Count
        && Levels.Zip(other.Levels).All(pair => pair.First.SequenceEqual(pair.Second));

    private static int Expected(long size)
    {
        var levels = 0;
        for (; size > 0; size /= FullTile.Width) levels++;
        return levels;
    }
}
