using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Functions.Tests.Ledger.Tree;

/// <summary>The reference tree of Certificate Transparency's own tests: eight leaves, with the roots and proofs that every implementation agrees on.</summary>
public sealed class ReferenceTreeTests
{
    private static readonly string[] s_inputs =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] s_roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private const string Left2 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private const string Leaf1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private const string Leaf4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private const string Right4 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private const string Right2 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private const string Pair3 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    private static readonly Digest[] s_leaves = [.. s_inputs.Select(input => TreeHash.Leaf(Convert.FromHexString(input)))];

    [Fact]
    public void The_empty_tree_s_root_is_the_hash_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Hex(new GrowingTree().Root));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void The_roots_are_the_reference_s(int size) => Assert.Equal(s_roots[size - 1], Hex(NaiveTree.Grown(s_leaves.AsSpan(0, size)).Tree.Root));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 8, Leaf1, Left2, Right4)]
    [InlineData(5, 8, Leaf4, Right2, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(1, 5, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", Left2, Leaf4)]
    public async Task The_inclusion_proofs_are_the_reference_s(int leaf, int size, params string[] proof)
    {
        var (tree, tiles) = NaiveTree.Grown(s_leaves);
        var path = await new StoredTree(8, tree.Edge, tiles).InclusionAsync(leaf, size, default);
        Assert.Equal(proof, path.Select(Hex));
        Assert.True(Proof.Includes(s_leaves[leaf], leaf, size, path, NaiveTree.Root(s_leaves.AsSpan(0, size))));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 8, Leaf1, Left2, Right4)]
    [InlineData(6, 8, Pair3, Right2, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 5, Left2, Leaf4)]
    public async Task The_consistency_proofs_are_the_reference_s(int first, int second, params string[] proof)
    {
        var (tree, tiles) = NaiveTree.Grown(s_leaves);
        var path = await new StoredTree(8, tree.Edge, tiles).ConsistencyAsync(first, second, default);
        Assert.Equal(proof, path.Select(Hex));
        Assert.True(Proof.Extends(first, NaiveTree.Root(s_leaves.AsSpan(0, first)), second, NaiveTree.Root(s_leaves.AsSpan(0, second)), path));
    }

    private static string Hex(Digest digest) => Convert.ToHexStringLower(digest.Bytes);
}
