using System.Numerics;

namespace CreditFunctions.Ledger.Tree;

/// <summary>Consecutive leaves whose tree's hash is a part of a proof. RFC 6962, 2.1: D[begin:end].</summary>
/// <param name="Begin">The first leaf's index.</param>
/// <param name="End">Behind the last.</param>
internal readonly record struct LeafRange(long Begin, long End)
{
    public long Count => End - Begin;

    /// <summary>Whether it is one complete subtree.</summary>
    public bool IsComplete => BitOperations.IsPow2(Count) && Begin % Count == 0;

    /// <summary>Splits at the largest power of two that is less than the number of leaves.</summary>
    public (LeafRange Left, LeafRange Right) Split()
    {
        var left = 1L << BitOperations.Log2((ulong)Count - 1);
        return (new LeafRange(Begin, Begin + left), new LeafRange(Begin + left, End));
    }

    /// <summary>What an inclusion proof of a leaf consists of (PATH), the leaf's neighbour first.</summary>
    public static IReadOnlyList<LeafRange> Inclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        var path = new List<LeafRange>();
        for (var range = new LeafRange(0, size); range.Count > 1;)
        {
            var (left, right) = range.Split();
            path.Add(index < left.End ? right : left);
            range = index < left.End ? left : right;
        }

        path.Reverse();
        return path;
    }

    /// <summary>What a consistency proof from <paramref name="first"/> to <paramref name="second"/> leaves consists of (PROOF). Empty from 0, or to the same.</summary>
    public static IReadOnlyList<LeafRange> Consistency(long first, long second)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, second);
        var path = new List<LeafRange>();
        if (first == 0 || first == second) return path;
        var range = new LeafRange(0, second);
        while (range.End != first)
        {
            var (left, right) = range.Split();
            path.Add(first <= left.End ? right : left);
            range = first <= left.End ? left : right;
        }

        // The verifier knows the old root: where the old tree is a subtree from the very left, it is not told again.
        if (range.Begin != 0) path.Add(range);
        path.Reverse();
        return path;
    }
}
