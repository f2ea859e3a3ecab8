namespace CreditFunctions.Ledger.Tree;

/// <summary>Checks proofs, as anybody can who holds a checkpoint (RFC 9162, 2.1.3.2 and 2.1.4.2; the same proofs as RFC 6962).</summary>
internal static class Proof
{
    /// <summary>Whether the proof shows that a leaf is number <paramref name="index"/> of the tree with that size and root.</summary>
    public static bool Includes(Digest leaf, long index, long size, IReadOnlyList<Digest> proof, Digest root)
    {
        if (index < 0 || index >= size) return false;
        var (node, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in proof)
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = TreeHash.Node(sibling, hash);
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = TreeHash.Node(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether the proof shows that the tree of <paramref name="second"/> leaves begins with all leaves of the one of <paramref name="first"/>.</summary>
    public static bool Extends(long first, Digest firstRoot, long second, Digest secondRoot, IReadOnlyList<Digest> proof)
    {
        if (first < 0 || first > second) return false;
        if (first == second) return proof.Count == 0 && firstRoot == secondRoot;
        if (first == 0) return proof.Count == 0 && firstRoot == TreeHash.Empty;

        // The old tree is a complete subtree: its root begins the proof, and is not told again.
        IReadOnlyList<Digest> path = (first & (first - 1)) == 0 ? [firstRoot, .. proof] : proof;
        if (path.Count == 0) return false;
        var (node, last) = (first - 1, second - 1);
        while ((node & 1) == 1) (node, last) = (node >> 1, last >> 1);
        var (old, grown) = (path[0], path[0]);
        foreach (var sibling in path.Skip(1))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                (old, grown) = (TreeHash.Node(sibling, old), TreeHash.Node(sibling, grown));
                while ((node & 1) == 0 && node != 0) (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                grown = TreeHash.Node(grown, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && old == firstRoot && grown == secondRoot;
    }
}
