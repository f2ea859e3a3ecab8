using CreditFunctions.Ledger.Tree;

namespace CreditFunctions.Functions.Tests.Ledger.Tree;

/// <summary>Many hashes at once are the same hashes.</summary>
public sealed class LaneHashTests
{
    [Fact]
    public void Leaves_of_every_length_are_those_of_the_system_s_hash()
    {
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);
        // Lengths around every edge of the padding, mixed, so that lanes end in different blocks; some longer than lanes are for.
        (int Offset, int Length)[] pieces = [.. Enumerable.Range(0, 700).Select(at => (at * 13 % 300, at % 5 == 0 ? at * 6 : at % 400)), .. Enumerable.Range(0, 200).Select(at => (at, at))];
        var hashes = new Digest[pieces.Length];
        LaneHash.Leaves(bytes, pieces, hashes);
        Assert.Equal(pieces.Select(piece => TreeHash.Leaf(bytes.AsSpan(piece.Offset, piece.Length))), hashes);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(30)]
    [InlineData(32)]
    [InlineData(34)]
    [InlineData(256)]
    public void Nodes_of_a_row_are_those_of_its_pairs(int length)
    {
        var row = NaiveTree.Leaves(length);
        var nodes = new Digest[length / 2];
        LaneHash.Nodes(row, nodes);
        Assert.Equal(Enumerable.Range(0, length / 2).Select(at => TreeHash.Node(row[2 * at], row[2 * at + 1])), nodes);
    }
}
