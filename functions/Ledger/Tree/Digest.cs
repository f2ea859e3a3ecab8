using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace CreditFunctions.Ledger.Tree;

/// <summary>A SHA-256 hash: 32 bytes as a value. Written as standard base64 (44 characters) wherever the ledger writes one.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct Digest
{
    /// <summary>Bytes of a hash, and characters of its base64.</summary>
    public const int Size = 32, TextSize = 44;

    private readonly ulong _first, _second, _third, _fourth;

    /// <summary>The 32 bytes as they lie here.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes(new ReadOnlySpan<Digest>(in this));

    /// <summary>Takes 32 bytes.</summary>
    public static Digest From(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? MemoryMarshal.Read<Digest>(bytes) : throw new ArgumentException("A hash has 32 bytes.", nameof(bytes));

    /// <summary>Many hashes that stand one behind the other, as a tile holds them.</summary>
    public static ReadOnlySpan<Digest> Of(ReadOnlySpan<byte> bytes) => MemoryMarshal.Cast<byte, Digest>(bytes);

    /// <summary>The bytes of hashes that stand one behind the other.</summary>
    public static ReadOnlySpan<byte> BytesOf(ReadOnlySpan<Digest> hashes) => MemoryMarshal.AsBytes(hashes);

    /// <summary>Reads base64 of exactly 32 bytes, in its one canonical form.</summary>
    public static bool TryParse(ReadOnlySpan<byte> base64, out Digest digest)
    {
        digest = default;
        Span<byte> bytes = stackalloc byte[Size + 1];
        if (base64.Length != TextSize
            || Base64.DecodeFromUtf8(base64, bytes, out var read, out var written) != OperationStatus.Done || read != TextSize || written != Size)
        {
            return false;
        }

        digest = From(bytes[..Size]);
        // Bits behind the last byte are ignored by the decoder: only one way of writing a hash is right.
        Span<byte> again = stackalloc byte[TextSize];
        Base64.EncodeToUtf8(bytes[..Size], again, out _, out _);
        return again.SequenceEqual(base64);
    }

    /// <summary>Reads base64 of exactly 32 bytes.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static Digest Parse(string base64) => TryParse(System.Text.Encoding.UTF8.GetBytes(base64), out var digest)
        ? digest : throw new FormatException("Not the base64 of a SHA-256 hash.");

    /// <summary>Base64.</summary>
    public override string ToString() => Convert.ToBase64String(Bytes);
}
