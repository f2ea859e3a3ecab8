using System.Buffers;
using System.Security.Cryptography;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Benchmarks;

/// <summary>A ledger in memory as a busy day leaves it: several writers at once, entries of about 500 bytes, a seal every few minutes.</summary>
internal sealed class LedgerOfSize : ILedgerFiles
{
    private const int Writers = 8, SealedAtOnce = 4_000, PayloadSize = 120;
    private static readonly DateTimeOffset s_begin = new(2026, 11, 23, 0, 0, 0, TimeSpan.FromHours(8));
    private readonly Dictionary<string, byte[]> _seals = new(StringComparer.Ordinal), _tiles = new(StringComparer.Ordinal);

    public Dictionary<string, byte[]> Segments { get; } = new(StringComparer.Ordinal);

    /// <summary>Makes one.</summary>
    public static LedgerOfSize Make(int entries, ECDsa key)
    {
        var (ledger, tree) = (new LedgerOfSize(), new GrowingTree());
        Scribe[] scribes = [.. Enumerable.Range(0, Writers).Select(at => new Scribe($"w{at}"))];
        Seal? last = null;
        for (var written = 0; written < entries; written += SealedAtOnce)
        {
            List<SealedRange> ranges = [];
            foreach (var scribe in scribes) ranges.Add(scribe.Write(SealedAtOnce / Writers, tree));
            var at = s_begin.AddMinutes(written / SealedAtOnce);
            var checkpoint = new Checkpoint(tree.Size, tree.Root, at, last?.Checkpoint.Hash);
            last = new Seal((last?.Index ?? -1) + 1, last?.Size ?? 0, ranges, ranges.ToDictionary(range => range.Segment, range => range.To), tree.Edge, checkpoint,
                CheckpointSignature.Of(checkpoint, key));
            ledger._seals.Add(last.Name, SealFormat.Encode(last));
            foreach (var tile in tree.TakeFullTiles()) ledger._tiles.Add(tile.Name, tile.Bytes.ToArray());
        }

        foreach (var scribe in scribes) ledger.Segments.Add(scribe.Name.ToString(), scribe.Bytes.WrittenSpan.ToArray());
        return ledger;
    }

    public IAsyncEnumerable<LedgerFile> SegmentsAsync(CancellationToken cancellationToken) =>
        Segments.Select(file => new LedgerFile(file.Key, file.Value.Length)).ToAsyncEnumerable();

    public Task<Stream> OpenSegmentAsync(string name, long from, long to, CancellationToken cancellationToken) =>
        Task.FromResult<Stream>(new MemoryStream(Segments[name], (int)from, (int)(to - from)));

    public IAsyncEnumerable<string> SealsAsync(CancellationToken cancellationToken) => _seals.Keys.ToAsyncEnumerable();

    public Task<ReadOnlyMemory<byte>> ReadSealAsync(string name, CancellationToken cancellationToken) => Task.FromResult<ReadOnlyMemory<byte>>(_seals[name]);

    public Task<ReadOnlyMemory<byte>?> FindTileAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(_tiles.TryGetValue(name, out var tile) ? tile : (ReadOnlyMemory<byte>?)null);

    private sealed class Scribe(string writer)
    {
        private readonly byte[] _payload = RandomNumberGenerator.GetBytes(PayloadSize);
        private readonly byte[] _key = RandomNumberGenerator.GetBytes(SealedPayload.KeySize);
        private Digest _last;
        private long _seq;

        public SegmentName Name { get; } = new(new DateOnly(2026, 11, 23), writer, 1);

        public ArrayBufferWriter<byte> Bytes { get; } = new(16 * 1024 * 1024);

        public SealedRange Write(int entries, GrowingTree tree)
        {
            var (from, first) = (Bytes.WrittenCount, tree.Size);
            if (from == 0) Add(new SegmentHeader(Name, null, 0).Encode(), tree);
            for (var at = 0; at < entries; at++)
            {
                var id = $"q{writer}{++_seq:D22}";
                Add(new EntryLine(_seq, _last, s_begin.AddTicks(_seq * 1_000_003), id, $"k{writer}{_seq % 1000:D22}", SealedPayload.Of(_payload, id, _key)).Encode(), tree);
            }

            return new SealedRange(Name.ToString(), from, Bytes.WrittenCount, first, tree.Size - first);
        }

        private void Add(byte[] line, GrowingTree tree)
        {
            _last = TreeHash.Leaf(line);
            tree.Append(_last);
            Bytes.Write(line);
            Bytes.Write("\n"u8);
        }
    }
}
