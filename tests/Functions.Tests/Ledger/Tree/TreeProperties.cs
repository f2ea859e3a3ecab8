using CreditFunctions.Ledger.Tree;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CreditFunctions.Functions.Tests.Ledger.Tree;

/// <summary>What holds for trees of every size.</summary>
public sealed class TreeProperties
{
    [Fact]
    public void Tiles_and_edge_give_the_root_of_the_naive_tree_at_every_size()
    {
        var leaves = NaiveTree.Leaves(1100);
        var tree = new GrowingTree();
        for (var size = 0; size <= leaves.Length; size++)
        {
            if (size > 0) tree.Append(leaves[size - 1]);
            if (size > 300 && size % 37 != 0 && size % 256 > 2) continue;
            Assert.Equal(NaiveTree.Root(leaves.AsSpan(0, size)), tree.Root);
            Assert.True(tree.Edge.Fits(size));
            Assert.False(tree.Edge.Fits(size + 1));
        }
    }

    [Fact]
    public void A_second_level_of_tiles_is_filled_after_65536_leaves()
    {
        var leaves = NaiveTree.Leaves(65536 + 3);
        var tree = new GrowingTree();
        foreach (var leaf in leaves) tree.Append(leaf);
        var tiles = tree.TakeFullTiles();
        Assert.Equal(256 + 1, tiles.Count);
        Assert.Equal("tiles/1/000000000000", tiles[^1].Name);
        Assert.Equal([3, 0, 1], tree.Edge.Levels.Select(level => level.Count));
        Assert.Equal(NaiveTree.Root(leaves), tree.Root);
    }

    [Property(MaxTest = 40)]
    public bool A_tree_goes_on_from_its_edge(PositiveInt before, PositiveInt more)
    {
        var leaves = NaiveTree.Leaves(before.Get * 13 % 900 + more.Get % 300);
        var cut = Math.Min(before.Get * 13 % 900, leaves.Length);
        var first = NaiveTree.Grown(leaves.AsSpan(0, cut)).Tree;
        var second = GrowingTree.From(cut, first.Edge);
        foreach (var leaf in leaves.AsSpan(cut)) second.Append(leaf);
        return second.Root == NaiveTree.Root(leaves) && second.Size == leaves.Length;
    }

    [Fact]
    public void A_tree_does_not_go_on_from_another_size_s_edge() =>
        Assert.Throws<FormatException>(() => GrowingTree.From(299, NaiveTree.Grown(NaiveTree.Leaves(300)).Tree.Edge));

    [Property(MaxTest = 60)]
    public async Task Every_inclusion_proof_verifies_and_a_changed_bit_fails(PositiveInt a, PositiveInt b, NonNegativeInt bit)
    {
        var leaves = NaiveTree.Leaves(700);
        var of = a.Get * 31 % leaves.Length + 1;
        var index = b.Get * 17 % of;
        var (tree, tiles) = NaiveTree.Grown(leaves);
        var root = NaiveTree.Root(leaves.AsSpan(0, of));
        var proof = await new StoredTree(leaves.Length, tree.Edge, tiles).InclusionAsync(index, of, default);
        var holds = Proof.Includes(leaves[index], index, of, proof, root);
        var otherLeaf = Proof.Includes(Flipped(leaves[index], bit.Get), index, of, proof, root);
        var otherRoot = Proof.Includes(leaves[index], index, of, proof, Flipped(root, bit.Get));
        var otherPath = proof.Count > 0 && Proof.Includes(leaves[index], index, of, Flipped(proof, bit.Get), root);
        var otherIndex = of > 1 && Proof.Includes(leaves[index], (index + 1) % of, of, proof, root);
        var longer = Proof.Includes(leaves[index], index, of, [.. proof, root], root);
        Assert.True(holds && !otherLeaf && !otherRoot && !otherPath && !otherIndex && !longer);
    }

    [Fact]
    public async Task A_tree_is_consistent_with_each_of_its_earlier_sizes()
    {
        var leaves = NaiveTree.Leaves(70);
        var (tree, tiles) = NaiveTree.Grown(leaves);
        var stored = new StoredTree(leaves.Length, tree.Edge, tiles);
        for (var second = 0; second <= leaves.Length; second++)
        {
            for (var first = 0; first <= second; first++)
            {
                var (old, grown) = (NaiveTree.Root(leaves.AsSpan(0, first)), NaiveTree.Root(leaves.AsSpan(0, second)));
                var proof = await stored.ConsistencyAsync(first, second, default);
                Assert.True(Proof.Extends(first, old, second, grown, proof), $"{first} to {second}");
                Assert.Equal(old, await stored.RootAsync(first, default));
            }
        }
    }

    [Property(MaxTest = 60)]
    public async Task A_changed_consistency_proof_fails(PositiveInt a, PositiveInt b, NonNegativeInt bit)
    {
        var leaves = NaiveTree.Leaves(700);
        var second = a.Get * 29 % (leaves.Length - 1) + 2;
        var first = b.Get * 23 % (second - 1) + 1;
        var (tree, tiles) = NaiveTree.Grown(leaves);
        var (old, grown) = (NaiveTree.Root(leaves.AsSpan(0, first)), NaiveTree.Root(leaves.AsSpan(0, second)));
        var proof = await new StoredTree(leaves.Length, tree.Edge, tiles).ConsistencyAsync(first, second, default);
        Assert.True(Proof.Extends(first, old, second, grown, proof)
            && !Proof.Extends(first, Flipped(old, bit.Get), second, grown, proof)
            && !Proof.Extends(first, old, second, Flipped(grown, bit.Get), proof)
            && !Proof.Extends(first, old, second, grown, Flipped(proof, bit.Get))
            && !Proof.Extends(first, old, second, grown, [.. proof.Skip(1)]));
    }

    private static Digest Flipped(Digest digest, int bit)
    {
        var bytes = digest.Bytes.ToArray();
        bytes[bit / 8 % bytes.Length] ^= (byte)(1 << bit % 8);
        return Digest.From(bytes);
    }

    private static IReadOnlyList<Digest> Flipped(IReadOnlyList<Digest> proof, int bit)
    {
        Digest[] changed = [.. proof];
        changed[bit % changed.Length] = Flipped(changed[bit % changed.Length], bit);
        return changed;
    }
}
