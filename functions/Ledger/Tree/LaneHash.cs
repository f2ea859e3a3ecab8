using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CreditFunctions.Ledger.Tree;

/// <summary>Tree hashes of sixteen short messages at once (SHA-256, FIPS 180-4), for whoever has many of them, such as a verifier.</summary>
/// <remarks>
/// The system's SHA-256 is fast on long messages, but spends as much on the call as on a line. Where the processor has 512-bit vectors, one message goes
/// into each of their lanes; elsewhere the messages go to the system one by one. A test holds both to the same results.
/// </remarks>
internal static class LaneHash
{
    private const int Lanes = 16, Words = 16, Block = 64;

    // Longer messages gain nothing here.
    private const int LongestBlocks = 32;

    private static ReadOnlySpan<uint> Initial => [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    private static ReadOnlySpan<uint> K =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
        0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
        0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
        0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>The leaf hash of each of several pieces of a buffer.</summary>
    /// <param name="buffer">Where they lie.</param>
    /// <param name="pieces">Where each begins, and how long it is.</param>
    /// <param name="into">As many hashes.</param>
    public static void Leaves(ReadOnlySpan<byte> buffer, ReadOnlySpan<(int Offset, int Length)> pieces, Span<Digest> into)
    {
        for (var at = 0; at < pieces.Length; at += Lanes)
        {
            var group = pieces.Slice(at, Math.Min(Lanes, pieces.Length - at));
            if (Avx512F.IsSupported && Longest(group) is var blocks and <= LongestBlocks) Lane(buffer, group, 0x00, blocks, into[at..]);
            else for (var one = 0; one < group.Length; one++) into[at + one] = TreeHash.Leaf(buffer.Slice(group[one].Offset, group[one].Length));
        }
    }

    /// <summary>The node over each two neighbours of a row of hashes.</summary>
    /// <param name="row">An even number of hashes.</param>
    /// <param name="into">Half as many.</param>
    public static void Nodes(ReadOnlySpan<Digest> row, Span<Digest> into)
    {
        if (!Avx512F.IsSupported)
        {
            for (var at = 0; at < row.Length / 2; at++) into[at] = TreeHash.Node(row[2 * at], row[2 * at + 1]);
            return;
        }

        Span<(int, int)> pairs = stackalloc (int, int)[Lanes];
        for (var at = 0; at < row.Length / 2; at += Lanes)
        {
            var count = Math.Min(Lanes, row.Length / 2 - at);
            for (var lane = 0; lane < count; lane++) pairs[lane] = ((at + lane) * 2 * Digest.Size, 2 * Digest.Size);
            Lane(Digest.BytesOf(row), pairs[..count], 0x01, 2, into[at..]);
        }
    }

    private static int Blocks(int length) => (length + 1 + 9 + Block - 1) / Block;

    private static int Longest(ReadOnlySpan<(int Offset, int Length)> pieces)
    {
        var longest = 0;
        foreach (var (_, length) in pieces) longest = Math.Max(longest, Blocks(length));
        return longest;
    }

    private static void Lane(ReadOnlySpan<byte> buffer, ReadOnlySpan<(int Offset, int Length)> pieces, byte prefix, int blocks, Span<Digest> into)
    {
        // Word w of lane l of a block stands at 16 w + l: a vector holds the same word of all lanes.
        Span<uint> words = stackalloc uint[Words * Lanes];
        Span<byte> end = stackalloc byte[2 * Block];
        Span<Vector512<uint>> state = stackalloc Vector512<uint>[8];
        for (var at = 0; at < 8; at++) state[at] = Vector512.Create(Initial[at]);
        for (var block = 0; block < blocks; block++)
        {
            for (var lane = 0; lane < pieces.Length; lane++)
            {
                var data = buffer.Slice(pieces[lane].Offset, pieces[lane].Length);
                // The prefix moves the message one byte: a block that lies wholly within the data is read where it lies.
                var from = block * Block - 1;
                if (from >= 0 && from + Block <= data.Length) Spread(data.Slice(from, Block), words[lane..]);
                else if (block < Blocks(data.Length)) Spread(Padded(data, prefix, block, end), words[lane..]);
            }

            Compress(state, System.Runtime.InteropServices.MemoryMarshal.Cast<uint, Vector512<uint>>(words));
            for (var lane = 0; lane < pieces.Length; lane++)
            {
                if (block + 1 == Blocks(pieces[lane].Length)) into[lane] = Result(state, lane);
            }
        }
    }

    private static void Spread(ReadOnlySpan<byte> block, Span<uint> words)
    {
        for (var word = 0; word < Words; word++) words[word * Lanes] = BinaryPrimitives.ReadUInt32BigEndian(block[(word * 4)..]);
    }

    // A block that holds the prefix, or the end of the data: what is there of the message, a one bit, zeros, and the length in bits.
    private static ReadOnlySpan<byte> Padded(ReadOnlySpan<byte> data, byte prefix, int block, Span<byte> into)
    {
        into = into[..Block];
        into.Clear();
        var from = block * Block - 1;
        var (skip, start) = from < 0 ? (1, 0) : (0, from);
        if (from < 0) into[0] = prefix;
        if (start < data.Length) data.Slice(start, Math.Min(Block - skip, data.Length - start)).CopyTo(into[skip..]);
        var endBit = data.Length - from;
        if (endBit is >= 0 and < Block) into[endBit] = 0x80;
        if (block + 1 == Blocks(data.Length)) BinaryPrimitives.WriteInt64BigEndian(into[(Block - 8)..], (data.Length + 1L) * 8);
        return into;
    }

    private static Digest Result(ReadOnlySpan<Vector512<uint>> state, int lane)
    {
        Span<byte> digest = stackalloc byte[Digest.Size];
        for (var at = 0; at < 8; at++) BinaryPrimitives.WriteUInt32BigEndian(digest[(at * 4)..], state[at][lane]);
        return Digest.From(digest);
    }

    private static void Compress(Span<Vector512<uint>> state, Span<Vector512<uint>> w)
    {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var at = 0; at < K.Length; at += 8)
        {
            var i = at & 15;
            if (at >= Words) Extend(w, i);
            var t = First(e, f, g, h, w[i], K[at]);
            (d, h) = (d + t, t + Second(a, b, c));
            t = First(d, e, f, g, w[i + 1], K[at + 1]);
            (c, g) = (c + t, t + Second(h, a, b));
            t = First(c, d, e, f, w[i + 2], K[at + 2]);
            (b, f) = (b + t, t + Second(g, h, a));
            t = First(b, c, d, e, w[i + 3], K[at + 3]);
            (a, e) = (a + t, t + Second(f, g, h));
            t = First(a, b, c, d, w[i + 4], K[at + 4]);
            (h, d) = (h + t, t + Second(e, f, g));
            t = First(h, a, b, c, w[i + 5], K[at + 5]);
            (g, c) = (g + t, t + Second(d, e, f));
            t = First(g, h, a, b, w[i + 6], K[at + 6]);
            (f, b) = (f + t, t + Second(c, d, e));
            t = First(f, g, h, a, w[i + 7], K[at + 7]);
            (e, a) = (e + t, t + Second(b, c, d));
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    // The next eight words of the schedule, over the eight that are sixteen behind them.
    private static void Extend(Span<Vector512<uint>> w, int from)
    {
        for (var i = from; i < from + 8; i++)
        {
            var (one, fourteen) = (w[(i + 1) & 15], w[(i + 14) & 15]);
            var small0 = Xor(Avx512F.RotateRight(one, 7), Avx512F.RotateRight(one, 18), one >>> 3);
            var small1 = Xor(Avx512F.RotateRight(fourteen, 17), Avx512F.RotateRight(fourteen, 19), fourteen >>> 10);
            w[i] = w[i] + small0 + w[(i + 9) & 15] + small1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> First(Vector512<uint> e, Vector512<uint> f, Vector512<uint> g, Vector512<uint> h, Vector512<uint> w, uint k) =>
        h + w + Vector512.Create(k) + Avx512F.TernaryLogic(e, f, g, 0xCA)
        + Xor(Avx512F.RotateRight(e, 6), Avx512F.RotateRight(e, 11), Avx512F.RotateRight(e, 25));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Second(Vector512<uint> a, Vector512<uint> b, Vector512<uint> c) =>
        Avx512F.TernaryLogic(a, b, c, 0xE8) + Xor(Avx512F.RotateRight(a, 2), Avx512F.RotateRight(a, 13), Avx512F.RotateRight(a, 22));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Xor(Vector512<uint> one, Vector512<uint> two, Vector512<uint> three) => Avx512F.TernaryLogic(one, two, three, 0x96);
}
