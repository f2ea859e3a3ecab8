using System.Security.Cryptography;
using CreditFunctions.Access;
using CreditFunctions.Functions.Tests.Ledger.Verification;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Functions.Tests.Subjects;
using CreditFunctions.Ledger;
using CreditFunctions.Ledger.Format;
using CreditFunctions.Ledger.Index;
using CreditFunctions.Ledger.Sealing;
using CreditFunctions.Ledger.Segments;
using CreditFunctions.Ledger.Signing;
using CreditFunctions.Ledger.Tree;
using CreditFunctions.Ledger.Verification;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Telemetry;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace CreditFunctions.Functions.Tests.Ledger;

/// <summary>The ledger in a storage account of its own.</summary>
internal sealed class LedgerApp : ICheckpointSigner, IAsyncDisposable
{
    private readonly string _connection;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public LedgerApp(AzuriteFixture azurite)
    {
        _connection = azurite.OwnAccount();
        Stored = new StoredApp(_connection);
        Writer = Stored.OpenLedger();
        Seals = new SealStore(Stored.Account);
        Sealer = NewSealer(Seals);
        Indexer = new AccessLogIndexer(Stored.Account, Stored.Segments, Stored.LedgerReader, Stored.Clock);
        Index = new AccessLogIndex(Stored.Account, Stored.LedgerKeys, Indexer);
    }

    public StoredApp Stored { get; }
    public LedgerWriter Writer { get; set; }
    public SealStore Seals { get; }
    public LedgerSealer Sealer { get; }
    public AccessLogIndexer Indexer { get; }
    public AccessLogIndex Index { get; }

    /// <summary>The same account as another process sees it.</summary>
    public StoredApp Another() => new(_connection, Stored.Keys);

    public LedgerSealer NewSealer(SealStore seals) =>
        new(new SegmentFiles(Stored.Account), seals, this, new SealGauge(seals, Stored.Clock, NullLogger<SealGauge>.Instance), Stored.Clock, NullLogger<LedgerSealer>.Instance);

    public Task<string> NewSubjectAsync() => Stored.Subjects.FindOrAddAsync(SubjectIndexTests.Any(), SubjectKind.Organisation, "四平样本公司", default);

    public Task AppendAsync(string? subjectId = null, string? matter = null, string what = "public", string? unit = null) =>
        Writer.AppendAsync(LedgerEntry.Of(Caller.Anonymous, what) with { SubjectId = subjectId, Matter = matter, Unit = unit }, default);

    public Task AppendManyAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => AppendAsync()));

    /// <summary>Every segment with its lines, in order of names.</summary>
    public async Task<IReadOnlyList<(SegmentName Name, IReadOnlyList<SegmentLine> Lines)>> SegmentsAsync()
    {
        var segments = new List<(SegmentName, IReadOnlyList<SegmentLine>)>();
        foreach (var file in await Stored.Segments.ListAsync(DateOnly.MinValue, DateOnly.MaxValue, default))
        {
            var lines = new List<SegmentLine>();
            await foreach (var line in Stored.Segments.LinesAsync(file.Name, 0, file.Length, default)) lines.Add(line);
            segments.Add((SegmentName.TryParse(file.Name)!, lines));
        }

        return segments;
    }

    public async Task<IReadOnlyList<LedgerEntry>> EntriesAsync()
    {
        var entries = new List<LedgerEntry>();
        await foreach (var entry in Stored.LedgerReader.ReadAsync(DateOnly.MinValue, DateOnly.MaxValue, default)) entries.Add(entry);
        return entries;
    }

    /// <summary>Holds the chain of each writer and segment together, as the format's description says it.</summary>
    public async Task<long> ChainAsync()
    {
        var entries = 0L;
        foreach (var writer in (await SegmentsAsync()).GroupBy(segment => segment.Name.Writer))
        {
            (LineReference? last, LineReference? answered) = (null, null);
            foreach (var (name, lines) in writer.Where(segment => segment.Lines.Count > 0).OrderBy(segment => segment.Name.Number))
            {
                var header = SegmentHeader.TryParse(lines[0].Bytes)!;
                Assert.Equal(name, header.Name);
                Assert.InRange((last?.Seq ?? 0) - (header.After?.Seq ?? 0), 0, header.Lost);
                if (header.Lost == 0) Assert.Equal(last, header.After);
                var (prev, seq) = (TreeHash.Leaf(lines[0].Bytes), header.FirstSeq);
                foreach (var line in lines.Skip(1))
                {
                    var entry = EntryLine.TryParse(line.Bytes)!;
                    Assert.Equal((seq++, prev), (entry.Seq, entry.Prev));
                    prev = TreeHash.Leaf(line.Bytes);
                    answered = new LineReference(entry.Seq, prev);
                    entries++;
                }

                last = answered;
            }
        }

        await VerifyAsync();
        return entries;
    }

    /// <summary>The verifier finds nothing wrong with what lies in storage.</summary>
    public async Task VerifyAsync()
    {
        var copy = new MemoryLedger();
        await CopyAsync(LedgerContainers.Entries, _ => copy.Segments);
        await CopyAsync(LedgerContainers.Seals, name => name.StartsWith("seals/", StringComparison.Ordinal) ? copy.Seals : copy.Tiles);
        Assert.Null((await new LedgerVerifier(copy, new VerifierOptions { PublicKeys = [_key] }).VerifyAsync(default)).Fault);
    }

    private async Task CopyAsync(string container, Func<string, IDictionary<string, byte[]>> into)
    {
        var blobs = await Stored.Account.ContainerAsync(container);
        await foreach (var blob in blobs.GetBlobsAsync())
        {
            into(blob.Name)[blob.Name] = (await blobs.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray();
        }
    }

    /// <summary>Holds the newest seal to the lines that stand in storage, and every tile to the tree over them.</summary>
    public async Task<Seal> SealedAsync()
    {
        var leaves = new List<Digest>();
        Seal? last = null;
        while (await Seals.FindAsync((last?.Index ?? -1) + 1, default) is { } seal)
        {
            Assert.Equal(leaves.Count, seal.First);
            foreach (var range in seal.Ranges)
            {
                Assert.Equal(leaves.Count, range.First);
                await foreach (var line in Stored.Segments.LinesAsync(range.Segment, range.From, range.To, default)) leaves.Add(TreeHash.Leaf(line.Bytes));
                Assert.Equal(leaves.Count, range.First + range.Count);
            }

            Assert.Equal(last?.Checkpoint.Hash, seal.Checkpoint.Previous);
            Assert.True(last is null || seal.Checkpoint.SealedAt >= last.Checkpoint.SealedAt);
            Assert.True(seal.Signature.IsOf(seal.Checkpoint, _key));
            last = seal;
        }

        var tree = new GrowingTree();
        foreach (var leaf in leaves) tree.Append(leaf);
        Assert.Equal((tree.Size, tree.Root), (last!.Size, last.Checkpoint.Root));
        foreach (var tile in tree.TakeFullTiles()) Assert.Equal(tile.Bytes.ToArray(), (await Seals.ReadAsync(tile.Level, tile.Index, default)).ToArray());
        await VerifyAsync();
        return last;
    }

    public Task<SignedText> SignAsync(byte[] text, CancellationToken cancellationToken) =>
        Task.FromResult(new SignedText(PublicJwk.Of(_key), _key.SignData(text, HashAlgorithmName.SHA256)));

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        Indexer.Dispose();
        _key.Dispose();
    }
}
