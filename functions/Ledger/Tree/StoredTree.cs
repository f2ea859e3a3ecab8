using System.Numerics;

namespace CreditFunctions.Ledger.Tree;

/// <summary>A tree of a size whose hashes lie in full tiles and an edge. Gives roots of earlier sizes, and proofs.</summary>
/// <param name="size">How many leaves it has.</param>
/// <param name="edge">Its edge, as the seal holds it.</param>
/// <param name="tiles">Reads its full tiles. A proof reads about two of them a level; one of a hundred million leaves has four levels.</param>
internal sealed class StoredTree(long size, TreeEdge edge, ITiles tiles)
{
    /// <summary>The hash of a leaf.</summary>
    public async ValueTask<Digest> LeafAsync(long index, CancellationToken cancellationToken) =>
        await HashAsync(new LeafRange(index, index + 1), cancellationToken);

    /// <summary>The root that the tree had when it had so many leaves.</summary>
    public async ValueTask<Digest> RootAsync(long earlier, CancellationToken cancellationToken) =>
        earlier == 0 ? TreeHash.Empty : await HashAsync(new LeafRange(0, earlier), cancellationToken);

    /// <summary>Proves that the leaf stands in the tree of <paramref name="of"/> leaves.</summary>
    /// <returns>Hashes for <see cref="Proof.Includes"/>.</returns>
    public Task<IReadOnlyList<Digest>> InclusionAsync(long index, long of, CancellationToken cancellationToken) =>
        HashesAsync(LeafRange.Inclusion(index, of), cancellationToken);

    /// <summary>Proves that the tree of <paramref name="second"/> leaves begins with the tree of <paramref name="first"/>.</summary>
    /// <returns>Hashes for <see cref="Proof.Extends"/>.</returns>
    public Task<IReadOnlyList<Digest>> ConsistencyAsync(long first, long second, CancellationToken cancellationToken) =>
        HashesAsync(LeafRange.Consistency(first, second), cancellationToken);

    private async Task<IReadOnlyList<Digest>> HashesAsync(IReadOnlyList<LeafRange> ranges, CancellationToken cancellationToken)
    {
        var hashes = new List<Digest>(ranges.Count);
        foreach (var range in ranges) hashes.Add(await HashAsync(range, cancellationToken));
        return hashes;
    }

    private async ValueTask<Digest> HashAsync(LeafRange range, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(range.End, size);
        if (range.IsComplete) return await CompleteAsync(range, cancellationToken);
        var (left, right) = range.Split();
        return TreeHash.Node(await HashAsync(left, cancellationToken), await HashAsync(right, cancellationToken));
    }

    // A complete subtree of 2^h leaves lies within one tile of level h / 8, where it spans 2^(h mod 8) entries.
    private async ValueTask<Digest> CompleteAsync(LeafRange range, CancellationToken cancellationToken)
    {
        var height = BitOperations.Log2((ulong)range.Count);
        var level = height / FullTile.Height;
        var width = 1 << height % FullTile.Height;
        var entry = range.Begin >> (level * FullTile.Height);
        var (tile, at) = (entry / FullTile.Width, (int)(entry % FullTile.Width));
        if (tile < (size >> (level * FullTile.Height)) / FullTile.Width)
        {
            var bytes = await tiles.ReadAsync(level, tile, cancellationToken);
            return TreeHash.Complete(Digest.Of(bytes.Span).Slice(at, width));
        }

        Digest[] row = [.. edge.Levels[level]];
        return TreeHash.Complete(row.AsSpan(at, width));
    }
}
