using System.Runtime.CompilerServices;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Ledger.Verification;

/// <summary>The leaf hashes as they were sealed: they stand in the tiles and the seal's edge, and tell which line changed.</summary>
internal sealed class SealedLeaves(ILedgerFiles files)
{
    /// <summary>Whether all leaves of a seal are there and give its root, so that they can be believed.</summary>
    /// <param name="seal">The seal.</param>
    /// <param name="before">The edge of the tree before it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> HoldAsync(Seal seal, TreeEdge before, CancellationToken cancellationToken)
    {
        var tree = GrowingTree.From(seal.First, before);
        await foreach (var leaf in ReadAsync(seal, seal.First, cancellationToken))
        {
            if (leaf is null) return false;
            tree.Append(leaf.Value);
            tree.TakeFullTiles();
        }

        return tree.Root == seal.Checkpoint.Root;
    }

    /// <summary>The leaves of a seal from an index on; null where a tile is missing.</summary>
    public async IAsyncEnumerable<Digest?> ReadAsync(Seal seal, long from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var index = from; index < seal.Size;)
        {
            var tile = index / FullTile.Width;
            var row = tile < seal.Size / FullTile.Width
                ? await files.FindTileAsync(FullTile.NameOf(0, tile), cancellationToken) is { Length: FullTile.Size } bytes ? Digest.Of(bytes.Span).ToArray() : null
                : [.. seal.Edge.Levels[0]];
            for (var at = (int)(index % FullTile.Width); index < seal.Size && index / FullTile.Width == tile; at++, index++) yield return row?[at];
        }
    }
}
