using System.Security.Cryptography;
using System.Text;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Functions.Tests.Ledger.Verification;

/// <summary>A ledger's files in memory, to be tampered with.</summary>
internal sealed class MemoryLedger : ILedgerFiles
{
    public SortedDictionary<string, byte[]> Segments { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, byte[]> Seals { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, byte[]> Tiles { get; } = new(StringComparer.Ordinal);

    public IAsyncEnumerable<LedgerFile> SegmentsAsync(CancellationToken cancellationToken) =>
        Segments.Select(file => new LedgerFile(file.Key, file.Value.Length)).ToAsyncEnumerable();

    public Task<Stream> OpenSegmentAsync(string name, long from, long to, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(new MemoryStream(Segments[name], (int)from, (int)(to - from)));

    public IAsyncEnumerable<string> SealsAsync(CancellationToken cancellationToken) => Seals.Keys.ToAsyncEnumerable();

    public Task<ReadOnlyMemory<byte>> ReadSealAsync(string name, CancellationToken cancellationToken) => Task.FromResult<ReadOnlyMemory<byte>>(Seals[name]);

    public Task<ReadOnlyMemory<byte>?> FindTileAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(Tiles.TryGetValue(name, out var tile) ? tile : (ReadOnlyMemory<byte>?)null);

    /// <summary>A segment's lines, without their ends.</summary>
    public List<string> Lines(string segment) => [.. Encoding.UTF8.GetString(Segments[segment]).Split('\n')[..^1]];

    /// <summary>Changes a segment's lines.</summary>
    public void Rewrite(string segment, Action<List<string>> change)
    {
        var lines = Lines(segment);
        change(lines);
        Segments[segment] = Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));
    }

    /// <summary>Seals what is new, as the app does.</summary>
    public Seal Seal(DateTimeOffset at, ECDsa key)
    {
        var last = Seals.Count == 0 ? null : SealFormat.TryParse(Seals.Last().Value);
        var tree = last is null ? new GrowingTree() : GrowingTree.From(last.Size, last.Edge);
        var positions = last?.Positions.ToDictionary(StringComparer.Ordinal) ?? new(StringComparer.Ordinal);
        var ranges = new List<SealedRange>();
        foreach (var (segment, bytes) in Segments)
        {
            if (last is not null && SegmentName.TryParse(segment)!.Day < last.FirstOpenDay) continue;
            var from = positions.GetValueOrDefault(segment);
            if (from == bytes.Length) continue;
            var first = tree.Size;
            foreach (var line in Encoding.UTF8.GetString(bytes.AsSpan((int)from)).Split('\n')[..^1]) tree.Append(TreeHash.Leaf(Encoding.UTF8.GetBytes(line)));
            ranges.Add(new SealedRange(segment, from, bytes.Length, first, tree.Size - first));
            positions[segment] = bytes.Length;
        }

        var checkpoint = new Checkpoint(tree.Size, tree.Root, at, last?.Checkpoint.Hash);
        var seal = new Seal(Seals.Count, last?.Size ?? 0, ranges,
            positions.Where(position => CreditFunctions.Ledger.Format.Seal.MayGrow(SegmentName.TryParse(position.Key)!.Day, at)).ToDictionary(StringComparer.Ordinal),
            tree.Edge, checkpoint, CheckpointSignature.Of(checkpoint, key));
        Seals[seal.Name] = SealFormat.Encode(seal);
        foreach (var tile in tree.TakeFullTiles()) Tiles[tile.Name] = tile.Bytes.ToArray();
        return seal;
    }
}
